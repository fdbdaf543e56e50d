package io.muster.escalation.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What mail servers say of a mail that they could not deliver. */
class BounceTest {

    private static final String HOST = "muster.store.example";
    private static final UUID DELIVERY = UUID.fromString("0193666e-0000-7000-8000-0123456789ab");

    private static final Optional<String> RAMI = Optional.of("rami@store.example");

    private static final String FROM_POSTFIX = """
            Return-Path: <>
            Message-ID: <20261126093000.4F1A2@mx.store.example>
            Content-Type: multipart/report; report-type=delivery-status; boundary="b"

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.store.example

            Final-Recipient: rfc822; rami@store.example
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 5.1.1 <rami@store.example>: User unknown

            --b
            Content-Type: text/rfc822-headers

            Message-ID: <0193666e-0000-7000-8000-0123456789ab@muster.store.example>
            Subject: [SEV1] INC-1042
            --b--
            """;

    @Test
    void tellsWhichMailAndWhy() {
        assertThat(Bounce.of(FROM_POSTFIX, HOST)).contains(new Bounce(Optional.of(DELIVERY), RAMI, "5.1.1"));
    }

    @Test
    void readsWhatOtherServersWrite() {
        String folded = FROM_POSTFIX
                .replace("Message-ID: <0193", "Message-Id:\r\n <0193")
                .replace("Action: failed", "action: Failed")
                .replace("Status: 5.1.1", "Status: 5.7.133 (mailbox is restricted)")
                .replaceAll("(?<!\r)\n", "\r\n");

        assertThat(Bounce.of(folded, HOST)).contains(new Bounce(Optional.of(DELIVERY), RAMI, "5.7.133"));
    }

    @Test
    void withoutTheHeadersOfTheMailTheAddressThatItCameToTellsWhichItWas() {
        String bare =
                withoutHeaders().replace("Return-Path: <>", "To: <bounces+" + DELIVERY + "@muster.store.example>");

        assertThat(Bounce.of(bare, HOST)).contains(new Bounce(Optional.of(DELIVERY), RAMI, "5.1.1"));
        assertThat(Bounce.addressOf(DELIVERY, "bounces@muster.store.example"))
                .isEqualTo("bounces+" + DELIVERY + "@muster.store.example");
    }

    @Test
    void whatItAnswersTellsToo() {
        String answering =
                withoutHeaders().replace("Return-Path: <>", "In-Reply-To: <" + DELIVERY + "@muster.store.example>");

        assertThat(Bounce.of(answering, HOST)).contains(new Bounce(Optional.of(DELIVERY), RAMI, "5.1.1"));
    }

    @Test
    void whereNothingNamesTheMailItsRecipientIsKnown() {
        assertThat(Bounce.of(withoutHeaders(), HOST)).contains(new Bounce(Optional.empty(), RAMI, "5.1.1"));
        assertThat(Bounce.of(withoutHeaders().replace("Final-Recipient", "X-Nobody"), HOST))
                .as("neither is")
                .isEmpty();
    }

    private static String withoutHeaders() {
        return FROM_POSTFIX.replaceAll("(?m)^Message-ID: <0193.*$", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delayed", "delivered", "relayed"})
    void whatMayStillArriveHasNotFailed(String action) {
        assertThat(Bounce.of(FROM_POSTFIX.replace("Action: failed", "Action: " + action), HOST))
                .isEmpty();
    }

    @Test
    void otherMailIsNone() {
        assertThat(Bounce.of("Subject: I am on holiday\n\nBack on Monday.", HOST))
                .isEmpty();
        assertThat(Bounce.of("", HOST)).isEmpty();
        assertThat(Bounce.of(FROM_POSTFIX, "other.example"))
                .as("a mail of somebody else")
                .isEmpty();
    }
}
