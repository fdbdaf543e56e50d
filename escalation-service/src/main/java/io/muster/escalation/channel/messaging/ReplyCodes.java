package io.muster.escalation.channel.messaging;

import io.muster.durable.loop.InTurn;
import io.muster.escalation.EscalationConfig;
import io.muster.escalation.channel.Abilities.Answer;
import io.muster.escalation.channel.ReplyCode;
import io.muster.escalation.paging.PageLink;
import io.muster.escalation.paging.PageLinks;
import io.muster.web.Secrets;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Where people answer by writing back, the code in the message is kept as the link beside it is. */
@ApplicationScoped
class ReplyCodes {

    private final InstalledChannels channels;
    private final PageLinks links;
    private final EscalationConfig config;

    ReplyCodes(InstalledChannels channels, PageLinks links, EscalationConfig config) {
        this.channels = channels;
        this.links = links;
        this.config = config;
    }

    /** @param pages what the message tells of */
    Uni<Void> keep(String kind, String address, String link, String person, List<UUID> pages, Instant now) {
        boolean writesBack = channels.of(kind)
                .filter(channel -> channel.abilities().can(Answer.REPLY))
                .isPresent();
        if (!writesBack) {
            return Uni.createFrom().voidItem();
        }
        return addEach(ReplyCode.token(address, ReplyCode.besides(link)), person, pages, now);
    }

    /** A token that is good for each of the pages. */
    Uni<Void> addEach(String token, String person, List<UUID> pages, Instant now) {
        Instant expiry = now.plus(config.linkLifetime());
        return InTurn.each(pages, page -> links.add(new PageLink(Secrets.sha256(token), page, person, expiry)));
    }
}
