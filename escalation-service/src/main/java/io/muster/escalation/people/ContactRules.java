package io.muster.escalation.people;

import java.util.Optional;

/** What the channels need of a contact; each channel speaks for its own kind. */
public interface ContactRules {

    /**
     * @param secret as given or kept; empty when there is none
     * @return why no channel could use the contact, in words for who entered it; empty when one can
     */
    Optional<String> objection(String kind, String address, Optional<String> secret);

    /** The {@link HiddenAddress} of an address that is a secret by itself; empty for one that may be shown. */
    Optional<String> hiddenName(String kind, String address);

    /**
     * How often a contact of that kind may be written to; as often as one likes where its channel carries every page on its
     * own.
     *
     * @param own what the contact says itself; empty leaves it to its channel
     */
    Pace pace(String kind, Optional<Pace> own);
}
