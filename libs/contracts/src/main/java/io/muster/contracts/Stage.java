package io.muster.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The six stages every incident moves through, in order (R1). */
public enum Stage {
    @JsonProperty("detect")
    DETECT,
    @JsonProperty("triage")
    TRIAGE,
    @JsonProperty("escalate")
    ESCALATE,
    @JsonProperty("communicate")
    COMMUNICATE,
    @JsonProperty("resolve")
    RESOLVE,
    @JsonProperty("review")
    REVIEW
}
