package io.muster.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why something in the business calendar makes an outage cost more (R39). */
public enum StakeKind {
    @JsonProperty("campaign")
    CAMPAIGN("campaign"),
    @JsonProperty("sales event")
    SALES_EVENT("sales event"),
    @JsonProperty("VIP customer")
    VIP_CUSTOMER("VIP customer"),
    @JsonProperty("top seller")
    TOP_SELLER("top seller");

    private final String words;

    StakeKind(String words) {
        this.words = words;
    }

    /** As people read and write it. */
    public String words() {
        return words;
    }
}
