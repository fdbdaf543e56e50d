package io.muster.comms.updates;

import io.muster.contracts.Status;

/** The public status page's word for where an incident stands; the words of the Statuspage API. */
public enum PublicStatus {
    INVESTIGATING("investigating"),
    IDENTIFIED("identified"),
    MONITORING("monitoring"),
    RESOLVED("resolved"),
    POSTMORTEM("postmortem");

    private final String word;

    PublicStatus(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** @throws IllegalArgumentException for a word that is none of ours */
    public static PublicStatus of(String word) {
        for (PublicStatus status : values()) {
            if (status.word.equals(word)) {
                return status;
            }
        }
        throw new IllegalArgumentException("no public status: " + word);
    }

    /** Whether the incident is still open in public. */
    public boolean isOpen() {
        return this != RESOLVED && this != POSTMORTEM;
    }

    /** What the page says of an incident that stands so, unless its communications owner knows more. */
    public static PublicStatus usualFor(Status status) {
        return switch (status) {
            case DETECTED, CONFIRMED -> INVESTIGATING;
            case MITIGATED -> MONITORING;
            case RESOLVED, DISMISSED, MERGED -> RESOLVED;
            case CLOSED -> POSTMORTEM;
        };
    }

    /** Whether the page may say so: it never runs ahead of what was declared, nor behind it (one truth). */
    public boolean fits(Status status) {
        return switch (this) {
            case INVESTIGATING, IDENTIFIED -> status.isOpen();
            case MONITORING -> status == Status.MITIGATED;
            case RESOLVED -> status == Status.RESOLVED;
            case POSTMORTEM -> status == Status.CLOSED;
        };
    }
}
