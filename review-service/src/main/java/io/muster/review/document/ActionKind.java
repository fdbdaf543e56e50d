package io.muster.review.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What an action is for (R104, R112). */
@RegisterForReflection
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
