package io.muster.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whom an update is written for (R61). */
public enum Audience {
    @JsonProperty("customers")
    CUSTOMERS,
    @JsonProperty("sellers")
    SELLERS,
    @JsonProperty("partners")
    PARTNERS,
    @JsonProperty("support")
    SUPPORT,
    @JsonProperty("leadership")
    LEADERSHIP,
    @JsonProperty("responders")
    RESPONDERS;

    /** Whether the audience is outside the company: its updates need approval and stand in public. */
    public boolean isExternal() {
        return this == CUSTOMERS || this == SELLERS || this == PARTNERS;
    }
}
