package io.muster.triage.record;

import io.muster.contracts.Actor;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.triage.severity.Assessment;
import io.muster.triage.severity.Impact;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The next state of a record, while one move makes it. */
final class RecordDraft {

    private Facts facts;
    private final String policyVersion;
    private Impact impact;
    private Severity severity;
    private Severity byImpact;
    private List<String> campaigns;
    private List<String> accounts;
    private boolean calendarCounted;
    private Verdict verdict;
    private int firing;
    private Instant trendSaidUntil;
    private boolean restricted;
    private UUID mergedInto;
    private boolean over;

    RecordDraft(IncidentRecord from) {
        facts = from.facts();
        policyVersion = from.policyVersion();
        impact = from.impact();
        severity = from.severity();
        byImpact = from.byImpact();
        campaigns = from.campaigns();
        accounts = from.accounts();
        calendarCounted = from.calendarCounted();
        verdict = from.verdict();
        firing = from.firing();
        trendSaidUntil = from.trendSaidUntil();
        restricted = from.restricted();
        mergedInto = from.mergedInto();
        over = from.over();
    }

    RecordDraft assessed(Impact told, Assessment assessment, Severity next, boolean calendarCounts) {
        impact = told;
        byImpact = assessment.byImpact();
        campaigns = assessment.campaigns();
        accounts = assessment.accounts();
        severity = next;
        calendarCounted = calendarCounts;
        return this;
    }

    RecordDraft service(String affected) {
        facts = facts.withService(affected);
        return this;
    }

    RecordDraft impact(Impact next) {
        impact = next;
        return this;
    }

    RecordDraft severity(Severity next) {
        severity = next;
        return this;
    }

    RecordDraft calendarCounted(boolean counts) {
        calendarCounted = counts;
        return this;
    }

    RecordDraft verdict(Verdict next) {
        verdict = next;
        return this;
    }

    RecordDraft firing(int alerts) {
        firing = alerts;
        return this;
    }

    RecordDraft trendSaidUntil(Instant until) {
        trendSaidUntil = until;
        return this;
    }

    /** A breach is restricted; only a person who says that one is none opens it to everyone. */
    RecordDraft typed(IncidentType type, Actor by) {
        var opened = impact.type() == IncidentType.SECURITY && by.kind() == Actor.Kind.PERSON;
        restricted = type == IncidentType.SECURITY || restricted && !opened;
        return impact(impact.of(type));
    }

    RecordDraft mergedInto(UUID survivor) {
        mergedInto = survivor;
        return this;
    }

    RecordDraft over(boolean ended) {
        over = ended;
        return this;
    }

    IncidentRecord done() {
        return new IncidentRecord(
                facts,
                impact,
                severity,
                byImpact,
                campaigns,
                accounts,
                calendarCounted,
                policyVersion,
                verdict,
                firing,
                trendSaidUntil,
                restricted,
                mergedInto,
                over);
    }
}
