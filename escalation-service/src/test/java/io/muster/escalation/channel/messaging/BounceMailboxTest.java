package io.muster.escalation.channel.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.escalation.channel.ChannelConfig;
import io.muster.escalation.channel.messaging.BounceMailbox.Mail;
import io.muster.testkit.FakeMail;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BounceMailboxTest {

    private final String address = "bounces-" + UUID.randomUUID() + "@muster.example";
    private final BounceMailbox mailbox = new BounceMailbox(new SmallRyeConfigBuilder()
            .withMapping(ChannelConfig.class)
            .withDefaultValues(Map.of(
                    "muster.channel.bounces.address",
                    address,
                    "muster.channel.bounces.host",
                    "localhost",
                    "muster.channel.bounces.port",
                    Integer.toString(FakeMail.imapPort()),
                    "muster.channel.bounces.tls",
                    "false"))
            .build()
            .getConfigMapping(ChannelConfig.class));

    @Test
    void whatIsBehindAHandfulIsReadByAskingFurther() throws Exception {
        FakeMail.bounceTo(address, "<1@muster.example>", "rami@store.example");
        FakeMail.bounceTo(address, "<2@muster.example>", "ada@store.example");
        FakeMail.bounceTo(address, "<3@muster.example>", "mia@store.example");

        List<Mail> first = mailbox.unread(0, 2);
        List<Mail> rest = mailbox.unread(first.getLast().uid(), 2);

        assertThat(first)
                .extracting(Mail::text)
                .satisfiesExactly(
                        one -> assertThat(one).contains("<1@muster.example>"),
                        two -> assertThat(two).contains("<2@muster.example>"));
        assertThat(rest)
                .singleElement()
                .satisfies(three -> assertThat(three.text()).contains("<3@muster.example>"));
        assertThat(mailbox.unread(rest.getLast().uid(), 2)).isEmpty();
    }

    @Test
    void whatIsDoneIsReadNoMore() throws Exception {
        FakeMail.bounceTo(address, "<1@muster.example>", "rami@store.example");
        FakeMail.bounceTo(address, "<2@muster.example>", "ada@store.example");
        List<Mail> both = mailbox.unread(0, 2);

        mailbox.done(both.subList(0, 1));

        assertThat(mailbox.unread(0, 2)).containsExactly(both.getLast());
    }
}
