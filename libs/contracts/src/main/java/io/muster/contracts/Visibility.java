package io.muster.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who may see what an event says (R71, R73). */
public enum Visibility {
    /** May be shown to customers. */
    @JsonProperty("public")
    PUBLIC,
    /** Everyone who may sign in. */
    @JsonProperty("internal")
    INTERNAL,
    /** Only those who work on the incident: security incidents, personal data. */
    @JsonProperty("restricted")
    RESTRICTED
}
