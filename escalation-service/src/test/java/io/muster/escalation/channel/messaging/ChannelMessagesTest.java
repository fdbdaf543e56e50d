package io.muster.escalation.channel.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.durable.Attempt;
import io.muster.durable.Outcome;
import io.muster.escalation.EscalationConfig;
import io.muster.escalation.channel.ChannelConfig;
import io.muster.web.HttpAnswer;
import io.muster.web.SecretBox;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a message says and offers, whichever provider carries it. */
class ChannelMessagesTest {

    private static final SecretBox SECRETS = SecretBox.withKey("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
    private static final String TOKEN = "0123456789012345678901234567890123456789012";
    private static final String LINK = "https://store.example/escalation/a/" + TOKEN;
    private static final String COSTS = "1,200 EUR a minute, 24,000 EUR so far (B3)";
    private static final SmallRyeConfig CONFIG = new SmallRyeConfigBuilder()
            .withMapping(ChannelConfig.class)
            .withMapping(EscalationConfig.class)
            .withDefaultValues(Map.of(
                    "muster.escalation.public-url", "https://store.example/escalation",
                    "muster.channel.twilio.account-sid", "ACtest",
                    "muster.channel.twilio.auth-token", "token",
                    "muster.channel.twilio.from", "+4930000000",
                    "muster.channel.slack.bot-token", "xoxb",
                    "muster.channel.slack.signing-secret", "signing",
                    "muster.channel.telegram.bot-token", "42:bot",
                    "muster.channel.telegram.secret", "secret"))
            .build();

    /** A channel and an address that it reaches. */
    record Way(HttpPageChannel channel, String address) {

        @Override
        public String toString() {
            return channel.name();
        }

        String says(PagePayload page, String link) {
            Attempt attempt = new Attempt(UUID.randomUUID(), 1, channel.name(), page.incidentId(), "");
            String body = new String(channel.request(attempt, page, link).body(), StandardCharsets.UTF_8);
            return body.startsWith("{") ? body : URLDecoder.decode(body, StandardCharsets.UTF_8);
        }
    }

    static Stream<Way> ways() {
        ChannelConfig channels = CONFIG.getConfigMapping(ChannelConfig.class);
        EscalationConfig config = CONFIG.getConfigMapping(EscalationConfig.class);
        String url = "https://chat.example/hooks/1";
        return Stream.of(
                        new Way(new SmsChannel(channels, config), "+4930123456"),
                        new Way(new VoiceChannel(channels, config, new RememberedCalls()), "+4930123456"),
                        new Way(new SlackChannel(channels), "U024BE7LH"),
                        new Way(new TeamsChannel(), url),
                        new Way(new MattermostChannel(), url),
                        new Way(new TelegramChannel(channels), "123456"),
                        new Way(new NtfyChannel(), url),
                        new Way(new PagerDutyChannel(channels), "payments"),
                        new Way(new OpsgenieChannel(channels), "payments"))
                .peek(way -> {
                    way.channel().config = config;
                    way.channel().secrets = SECRETS;
                });
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aPageTellsWhatItCosts(Way way) {
        String lengthy = "Card payments fail ".repeat(40);

        assertThat(way.says(page(way, lengthy, COSTS, false), LINK)).contains(COSTS);
    }

    @Test
    void whatTelegramRefusesWithIsToldByItsCode() {
        byte[] answer = "{\"ok\":false,\"error_code\":400,\"description\":\"chat 123456 of Mia not found\"}"
                .getBytes(StandardCharsets.UTF_8);

        assertThat(new TelegramChannel(CONFIG.getConfigMapping(ChannelConfig.class))
                        .outcome(new HttpAnswer(400, answer)))
                .isEqualTo(new Outcome.Rejected("HTTP 400, Telegram's 400"));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whatIsNotKnownIsNotTold(Way way) {
        assertThat(way.says(page(way, "Card payments fail", null, false), LINK)).doesNotContainIgnoringCase("costs");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aMessageAboutMusterItselfAsksForNoAnswer(Way way) {
        String said = way.says(page(way, "escalation-service cannot take in an event", null, true), "");

        assertThat(said)
                .contains("cannot take in an event")
                .doesNotContainIgnoringCase("acknowledge")
                .doesNotContain("Reply ", "Gather", "Press 1", "callback_data", "\"actions\":[{");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whereAnAdminSeesMoreIsOnlyOpened(Way way) {
        String link = "https://runbook.example/dead-letters";

        String said = way.says(page(way, "escalation-service cannot take in an event", null, true), link);

        assertThat(said).doesNotContainIgnoringCase("acknowledge").doesNotContain("Reply ", "Gather");
        if (!way.channel().name().equals("voice")) {
            assertThat(said).contains(link);
        }
    }

    @Test
    void callbacksKeepThePathOfThePublicAddress() {
        assertThat(way("voice").says(page(way("voice"), "x", null, false), LINK))
                .contains("https://store.example/escalation/answers/voice/" + TOKEN);
        assertThat(way("mattermost").says(page(way("mattermost"), "x", null, false), LINK))
                .contains("https://store.example/escalation/answers/mattermost");
    }

    @Test
    void ntfyBelowAPathIsCalledThere() {
        Way way = new Way(new NtfyChannel(), "https://store.example/ntfy/oncall");
        Attempt attempt = new Attempt(UUID.randomUUID(), 1, "ntfy", UUID.randomUUID(), "");

        assertThat(way.channel()
                        .request(attempt, page(way, "x", null, false), LINK)
                        .uri())
                .isEqualTo(URI.create("https://store.example/ntfy/"));
    }

    private static Way way(String name) {
        return ways().filter(way -> way.channel().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static PagePayload page(Way way, String what, String costs, boolean admin) {
        boolean keyed = way.channel() instanceof PagerDutyChannel || way.channel() instanceof OpsgenieChannel;
        String secret = keyed ? SECRETS.seal("0123456789abcdef0123456789abcdef") : null;
        return SamplePage.of(1042, what, costs, way.address(), secret, admin);
    }
}
