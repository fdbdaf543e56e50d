package io.muster.escalation.channel;

import java.util.List;
import java.util.Optional;

/** The ways to people's devices that this installation has. */
public interface Channels {

    /**
     * @param name the kind of contact it serves
     * @param lacking what has to be set up before it can be used, in words; empty when it can be used
     */
    record Channel(String name, Abilities abilities, Optional<String> lacking) {}

    /** In alphabetical order. */
    List<Channel> all();

    /** The application server key that browsers subscribe with; empty when web push is not set up. */
    Optional<String> webPushKey();
}
