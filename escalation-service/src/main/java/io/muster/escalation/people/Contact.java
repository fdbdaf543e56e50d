package io.muster.escalation.people;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One way to reach a person. A person's contacts are ordered: the next one is used when the one before fails.
 *
 * @param kind the name of the channel that can reach it, as {@code mail} or {@code webhook}
 * @param address what the channel needs to get there: a mail address, a URL; its {@link HiddenAddress} where it is a secret
 * @param sealedAddress the address itself, encrypted, where it is a secret
 * @param sealedSecret what the channel signs with, encrypted; empty where it needs none
 * @param verifiedAt when a code that was sent there came back; empty while nobody knows whether it arrives
 * @param pace how often it may be written to; empty means as its channel has it
 */
public record Contact(
        String kind,
        String address,
        Optional<String> sealedAddress,
        Optional<String> sealedSecret,
        Optional<Instant> verifiedAt,
        Optional<Pace> pace) {

    public Contact {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(address);
        Objects.requireNonNull(sealedAddress);
        Objects.requireNonNull(sealedSecret);
        Objects.requireNonNull(verifiedAt);
        Objects.requireNonNull(pace);
    }

    public static Contact of(String kind, String address) {
        return new Contact(kind, address, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public boolean isVerified() {
        return verifiedAt.isPresent();
    }

    public Contact verified(Instant at) {
        return new Contact(kind, address, sealedAddress, sealedSecret, Optional.of(at), pace);
    }

    public Contact paced(Pace other) {
        return new Contact(kind, address, sealedAddress, sealedSecret, verifiedAt, Optional.of(other));
    }

    /** Tells whether two contacts lead to the same place without telling which: a digest of kind and address. */
    public String fingerprint() {
        return HiddenAddress.digest(kind + "\n" + address);
    }

    /** Never the address, which may itself be a secret, nor the secret. */
    @Override
    public String toString() {
        return "Contact[" + kind + "]";
    }
}
