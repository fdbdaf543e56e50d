package io.muster.escalation.people;

import java.util.Objects;
import java.util.Optional;

/**
 * One way to reach a person. A person's contacts are ordered: the next one is used when the one before fails.
 *
 * @param kind the name of the channel that can reach it, as {@code mail} or {@code webhook}
 * @param address what the channel needs to get there: a mail address, a URL
 * @param sealedSecret what the channel signs with, encrypted; empty where it needs none
 */
public record Contact(String kind, String address, Optional<String> sealedSecret) {

    public Contact {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(address);
        Objects.requireNonNull(sealedSecret);
    }

    public static Contact of(String kind, String address) {
        return new Contact(kind, address, Optional.empty());
    }

    /** Never the address, which may itself be a secret, nor the secret. */
    @Override
    public String toString() {
        return "Contact[" + kind + "]";
    }
}
