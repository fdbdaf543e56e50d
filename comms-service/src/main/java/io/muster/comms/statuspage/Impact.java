package io.muster.comms.statuspage;

import io.muster.contracts.Severity;

/** How bad an incident is in public words. */
public enum Impact {
    NONE("none"),
    MINOR("minor"),
    MAJOR("major"),
    CRITICAL("critical");

    private final String word;

    Impact(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    static Impact of(Severity severity) {
        return switch (severity) {
            case SEV1 -> CRITICAL;
            case SEV2 -> MAJOR;
            case SEV3 -> MINOR;
        };
    }

    Impact orWorse(Impact other) {
        return other.compareTo(this) > 0 ? other : this;
    }
}
