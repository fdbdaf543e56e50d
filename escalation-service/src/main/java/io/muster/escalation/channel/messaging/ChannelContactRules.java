package io.muster.escalation.channel.messaging;

import io.muster.escalation.people.ContactRules;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Each channel speaks for the contacts of its kind. */
@ApplicationScoped
class ChannelContactRules implements ContactRules {

    private final Map<String, PageChannel> channels;

    ChannelContactRules(@All List<PageChannel> channels) {
        this.channels = channels.stream()
                .collect(Collectors.toMap(PageChannel::name, Function.identity(), (a, b) -> a, TreeMap::new));
    }

    @Override
    public Optional<String> objection(String kind, String address, Optional<String> secret) {
        PageChannel channel = channels.get(kind);
        return channel == null
                ? Optional.of("There is no channel '" + kind + "', only " + String.join(", ", channels.keySet()))
                : channel.objection(address, secret);
    }
}
