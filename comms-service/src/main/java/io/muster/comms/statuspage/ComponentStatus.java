package io.muster.comms.statuspage;

import io.muster.comms.updates.PublicStatus;

/** How a part of the store works, from good to bad; the words of the Statuspage API. */
public enum ComponentStatus {
    OPERATIONAL("operational", "Operational"),
    DEGRADED_PERFORMANCE("degraded_performance", "Degraded performance"),
    PARTIAL_OUTAGE("partial_outage", "Partial outage"),
    MAJOR_OUTAGE("major_outage", "Major outage");

    private final String word;
    private final String label;

    ComponentStatus(String word, String label) {
        this.word = word;
        this.label = label;
    }

    public String word() {
        return word;
    }

    public String label() {
        return label;
    }

    /**
     * What an incident means for the parts it hits. While a relapse is still watched for, a part is called degraded:
     * silence never means fine.
     */
    public static ComponentStatus of(Impact impact, PublicStatus status) {
        return switch (status) {
            case RESOLVED, POSTMORTEM -> OPERATIONAL;
            case MONITORING -> DEGRADED_PERFORMANCE;
            case INVESTIGATING, IDENTIFIED ->
                switch (impact) {
                    case CRITICAL -> MAJOR_OUTAGE;
                    case MAJOR -> PARTIAL_OUTAGE;
                    case MINOR -> DEGRADED_PERFORMANCE;
                    case NONE -> OPERATIONAL;
                };
        };
    }

    ComponentStatus orWorse(ComponentStatus other) {
        return other.compareTo(this) > 0 ? other : this;
    }
}
