package io.muster.escalation.channel.messaging;

import io.muster.escalation.EscalationConfig;
import io.muster.escalation.channel.ChannelConfig;
import io.muster.escalation.channel.Channels;
import io.muster.escalation.people.ContactRules;
import io.muster.escalation.people.Pace;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every channel there is; each speaks for the contacts of its kind. */
@ApplicationScoped
class InstalledChannels implements Channels, ContactRules {

    private final TreeMap<String, PageChannel> channels;
    private final ChannelConfig accounts;
    private final EscalationConfig config;

    InstalledChannels(@All List<PageChannel> channels, ChannelConfig accounts, EscalationConfig config) {
        this.channels = channels.stream()
                .collect(Collectors.toMap(PageChannel::name, Function.identity(), (a, b) -> a, TreeMap::new));
        this.accounts = accounts;
        this.config = config;
    }

    @Override
    public Optional<String> objection(String kind, String address, Optional<String> secret) {
        PageChannel channel = channels.get(kind);
        if (channel == null || !channel.reachesPeople()) {
            List<String> offered = all().stream().map(Channel::name).toList();
            return Optional.of("There is no channel '" + kind + "', only " + String.join(", ", offered));
        }
        return channel.lacking()
                .map(lacking -> "The channel '" + kind + "' is not set up here: " + lacking)
                .or(() -> channel.objection(address, secret));
    }

    @Override
    public Optional<String> hiddenName(String kind, String address) {
        return of(kind).flatMap(channel -> channel.hiddenName(address));
    }

    @Override
    public Pace pace(String kind, Optional<Pace> own) {
        return of(kind).filter(PageChannel::bundles).isPresent()
                ? own.or(() -> Optional.ofNullable(config.pace().get(kind))
                                .map(channel -> new Pace(channel.bundle(), channel.perMinute())))
                        .orElse(Pace.FREE)
                : Pace.FREE;
    }

    @Override
    public List<Channel> all() {
        return channels.values().stream()
                .filter(PageChannel::reachesPeople)
                .map(channel -> new Channel(channel.name(), channel.abilities(), channel.lacking()))
                .toList();
    }

    @Override
    public Optional<String> webPushKey() {
        return accounts.webPush().publicKey();
    }

    /** What the messages of that kind of contact can do; nothing for a kind that is gone. */
    Optional<PageChannel> of(String kind) {
        return Optional.ofNullable(channels.get(kind));
    }
}
