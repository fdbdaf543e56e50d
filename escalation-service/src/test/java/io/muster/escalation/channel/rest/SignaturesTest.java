package io.muster.escalation.channel.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignaturesTest {

    /** The example of Slack's own documentation, "Verifying requests from Slack". */
    private static final String SLACK_BODY =
            "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
                    + "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
                    + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554"
                    + "%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

    private static final String SLACK_SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    private static final String SLACK_SIGNATURE = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
    private static final Instant SENT = Instant.ofEpochSecond(1531420618);

    @Test
    void slacksExampleHolds() {
        assertThat(Signatures.isSlack(SLACK_SECRET, "1531420618", SLACK_SIGNATURE, SLACK_BODY, SENT.plusSeconds(299)))
                .isTrue();
    }

    @Test
    void whatIsOldChangedOrUnsignedIsNotSlacks() {
        assertThat(Signatures.isSlack(SLACK_SECRET, "1531420618", SLACK_SIGNATURE, SLACK_BODY, SENT.plusSeconds(301)))
                .isFalse();
        assertThat(Signatures.isSlack(SLACK_SECRET, "1531420618", SLACK_SIGNATURE, SLACK_BODY + "1", SENT))
                .isFalse();
        assertThat(Signatures.isSlack(SLACK_SECRET, "1531420618", null, SLACK_BODY, SENT))
                .isFalse();
        assertThat(Signatures.isSlack(SLACK_SECRET, "soon", SLACK_SIGNATURE, SLACK_BODY, SENT))
                .isFalse();
    }

    /** The example of Twilio's own documentation, "Validating signatures". */
    @Test
    void twiliosExampleHolds() {
        Map<String, String> form = Map.of(
                "CallSid", "CA1234567890ABCDE",
                "Caller", "+14158675310",
                "Digits", "1234",
                "From", "+14158675310",
                "To", "+18005551212");
        String url = "https://mycompany.com/myapp.php?foo=1&bar=2";

        assertThat(Signatures.isTwilio("12345", url, form, "GvWf1cFY/Q7PnoempGyD5oXAezc="))
                .isTrue();
        assertThat(Signatures.isTwilio("12346", url, form, "GvWf1cFY/Q7PnoempGyD5oXAezc="))
                .isFalse();
        assertThat(Signatures.isTwilio("12345", url, form, null)).isFalse();
    }
}
