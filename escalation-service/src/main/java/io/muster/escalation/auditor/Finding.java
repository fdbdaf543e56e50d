package io.muster.escalation.auditor;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that may have cost a page.
 *
 * @param incidentId empty where it concerns no single incident
 * @param subject what tells this finding from others of its kind: an incident, a run, a page
 * @param detail in words for who runs Muster
 */
public record Finding(Kind kind, Optional<UUID> incidentId, String subject, String detail) {

    /** What is wrong. */
    public enum Kind {
        /** A detected incident was neither escalated, dismissed nor merged in its time, or a confirmed one not escalated. */
        NOT_ESCALATED,
        /** Triage has not taken a detected incident in: it stands, or its events do not come through. */
        TRIAGE_STANDS,
        /** Triage has taken an incident in and not said in its time whether it is one. */
        NO_VERDICT,
        /** A level did not ask for somebody whom it names. */
        WRONG_PEOPLE,
        /** The people of a level had their time, or it became graver, and nobody else was asked for. */
        LEVEL_MISSED,
        /** The stream tells of a page that is not in the database. */
        PAGE_LOST,
        /** No provider took a page in its time, and it has not failed; or all had their time and no message reached anybody. */
        PAGE_NOT_SENT,
        /** No canary has come from intake to the end of a page's way in its time. */
        CANARY_LOST,
        /** The auditor itself has not read the stream to where it was some time ago. */
        AUDIT_BEHIND,
        /** Events wait to be published. */
        RELAY_STANDS,
        /** A record could not be taken in. */
        DEAD_LETTER
    }

    public Finding {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(incidentId);
    }
}
