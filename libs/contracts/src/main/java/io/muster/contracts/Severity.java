package io.muster.contracts;

/**
 * How bad an incident is (R34–R36). The order of the constants is the order of gravity: {@link #SEV1} is the gravest.
 */
public enum Severity {
    /** Checkout down, a critical payment method failing, or a major security issue (R34). */
    SEV1,
    /** Some users or regions affected, or serious performance problems (R35). */
    SEV2,
    /** A minor feature or cosmetic issue with low immediate revenue impact (R36). */
    SEV3;

    /** Whether this severity is strictly graver than {@code other}. */
    public boolean graverThan(Severity other) {
        return compareTo(other) < 0;
    }

    /** The graver of the two. */
    public Severity orGraver(Severity other) {
        return other != null && other.graverThan(this) ? other : this;
    }

    /** One step graver, {@link #SEV1} at most. */
    public Severity raised() {
        return this == SEV3 ? SEV2 : SEV1;
    }
}
