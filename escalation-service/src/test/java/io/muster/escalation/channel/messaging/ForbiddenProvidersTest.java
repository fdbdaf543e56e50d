package io.muster.escalation.channel.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.escalation.EscalationConfig;
import io.muster.escalation.channel.ChannelConfig;
import io.muster.testkit.WithMuster;
import io.muster.web.OutboundHttp;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A provider that the outbound allow-list forbids reaches nobody: that is said when the contact is entered. */
@QuarkusTest
@WithMuster
class ForbiddenProvidersTest {

    @Inject
    OutboundHttp http;

    @Inject
    EscalationConfig escalation;

    @ParameterizedTest
    @CsvSource({
        "sms,      +4930123456, api.twilio.com",
        "voice,    +4930123456, api.twilio.com",
        "telegram, 123456,      api.telegram.org",
        "slack,    U024BE7LH,   slack.com"
    })
    void aContactThereIsRefused(String kind, String address, String host) {
        HttpPageChannel channel =
                channels().filter(one -> one.name().equals(kind)).findFirst().orElseThrow();
        channel.http = http;

        assertThat(channel.objection(address, Optional.empty()))
                .get()
                .asString()
                .contains(host);
    }

    private Stream<HttpPageChannel> channels() {
        ChannelConfig config = new SmallRyeConfigBuilder()
                .withMapping(ChannelConfig.class)
                .withDefaultValues(Map.of("muster.channel.slack.bot-token", "xoxb"))
                .build()
                .getConfigMapping(ChannelConfig.class);
        return Stream.of(
                new SmsChannel(config, escalation),
                new VoiceChannel(config, escalation, new RememberedCalls()),
                new TelegramChannel(config),
                new SlackChannel(config));
    }
}
