package io.muster.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a person does in one incident; not what the person may do in general, which is a permission. */
public enum Role {
    @JsonProperty("commander")
    COMMANDER,
    @JsonProperty("technical lead")
    TECHNICAL_LEAD,
    @JsonProperty("communications owner")
    COMMUNICATIONS_OWNER,
    @JsonProperty("business representative")
    BUSINESS_REPRESENTATIVE,
    @JsonProperty("subject-matter expert")
    SUBJECT_MATTER_EXPERT,
    @JsonProperty("scribe")
    SCRIBE,
    @JsonProperty("observer")
    OBSERVER;

    /** Whether several people may hold it at once. */
    public boolean isOfMany() {
        return this == SUBJECT_MATTER_EXPERT || this == OBSERVER;
    }
}
