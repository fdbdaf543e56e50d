package io.muster.triage.record.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.Actor;
import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Incident;
import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.TriageEvent.Scope;
import io.muster.contracts.TriageEvent.Trend;
import io.muster.triage.record.SeverityChange;
import io.muster.triage.record.TriageIncident.Told;
import io.muster.triage.record.Verdict;
import io.muster.triage.severity.Impact;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The incident record. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RecordView(
        UUID id,
        long number,
        String label,
        String what,
        Instant since,
        Instant detectedAt,
        String service,
        Source source,
        ImpactView impact,
        Severity proposedSeverity,
        Severity severity,
        String policyVersion,
        List<String> campaigns,
        VerdictView verdict,
        boolean open,
        List<SeverityChangeView> severityHistory) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ImpactView(
            List<Journey> journeys,
            List<String> where,
            Scope scope,
            Trend trend,
            String workaround,
            IncidentType type) {
        static ImpactView of(Impact impact) {
            return new ImpactView(
                    impact.journeys(),
                    impact.where(),
                    impact.scope(),
                    impact.trend(),
                    impact.workaround(),
                    impact.type());
        }
    }

    /** @param state pending, confirmed or dismissed; the rest is absent while pending */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VerdictView(String state, Instant at, Actor by, String reason) {
        static VerdictView of(Verdict verdict) {
            return switch (verdict) {
                case Verdict.Pending() -> new VerdictView("pending", null, null, null);
                case Verdict.Confirmed(var at, var by, var reason) -> new VerdictView("confirmed", at, by, reason);
                case Verdict.Dismissed(var at, var by, var reason) -> new VerdictView("dismissed", at, by, reason);
            };
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SeverityChangeView(Severity from, Severity to, Instant at, Actor by, String reason, String policyVersion) {
        static SeverityChangeView of(SeverityChange change) {
            return new SeverityChangeView(
                    change.from(), change.to(), change.at(), change.by(), change.reason(), change.policyVersion());
        }
    }

    static RecordView of(Told told) {
        var record = told.record();
        var facts = record.facts();
        return new RecordView(
                facts.id(),
                facts.number(),
                Incident.label(facts.number()),
                facts.what(),
                facts.since(),
                facts.detectedAt(),
                facts.service(),
                facts.source(),
                ImpactView.of(record.impact()),
                facts.proposedSeverity(),
                record.severity(),
                record.policyVersion(),
                record.campaigns(),
                VerdictView.of(record.verdict()),
                record.isOpen(),
                told.history().stream().map(SeverityChangeView::of).toList());
    }
}
