package io.muster.review.document;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an action is for (R104, R112). */
public enum ActionKind {
    @JsonProperty("prevent")
    PREVENT,
    @JsonProperty("detect sooner")
    DETECT_SOONER,
    @JsonProperty("soften")
    SOFTEN,
    @JsonProperty("recover faster")
    RECOVER_FASTER,
    @JsonProperty("communicate better")
    COMMUNICATE_BETTER,
    @JsonProperty("process")
    PROCESS
}
