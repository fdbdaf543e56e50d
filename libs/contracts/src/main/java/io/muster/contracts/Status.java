package io.muster.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where an incident stands in its life; derived from the stream by {@link Incident#after} and nowhere else. */
public enum Status {
    @JsonProperty("detected")
    DETECTED,
    @JsonProperty("confirmed")
    CONFIRMED,
    @JsonProperty("mitigated")
    MITIGATED,
    @JsonProperty("resolved")
    RESOLVED,
    @JsonProperty("closed")
    CLOSED,
    @JsonProperty("dismissed")
    DISMISSED,
    @JsonProperty("merged")
    MERGED;

    /** Whether people still have to work on it: neither resolved nor ended otherwise. */
    public boolean isOpen() {
        return this == DETECTED || this == CONFIRMED || this == MITIGATED;
    }
}
