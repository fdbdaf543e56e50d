package io.muster.triage.record.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.Actor;
import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Incident;
import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
import io.muster.contracts.Stage;
import io.muster.contracts.TriageEvent.Affected;
import io.muster.contracts.TriageEvent.Band;
import io.muster.contracts.TriageEvent.HypothesisState;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.TriageEvent.Scope;
import io.muster.contracts.TriageEvent.Trend;
import io.muster.triage.cause.Hypothesis;
import io.muster.triage.ownership.Ownership;
import io.muster.triage.pause.Pause;
import io.muster.triage.record.SeverityChange;
import io.muster.triage.record.Verdict;
import io.muster.triage.record.WholeRecord.Whole;
import io.muster.triage.revenue.Estimate;
import io.muster.triage.severity.Impact;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The incident record.
 *
 * @param revenueAtRisk what it costs, of this minute
 * @param accounts keys of the VIP customers and top sellers who are hit
 * @param playbook absent before one is attached
 * @param hypothesis the newest that is not refuted; absent while there is none
 * @param ownerless the stages nobody answers for
 */
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
        RevenueView revenueAtRisk,
        Severity proposedSeverity,
        Severity severity,
        String policyVersion,
        List<String> campaigns,
        List<String> pausedCampaigns,
        List<String> accounts,
        PlaybookView playbook,
        HypothesisView hypothesis,
        Map<Stage, String> stageOwners,
        List<Stage> ownerless,
        VerdictView verdict,
        boolean open,
        boolean restricted,
        List<SeverityChangeView> severityHistory) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ImpactView(
            List<Journey> journeys,
            List<String> where,
            Scope scope,
            Trend trend,
            String workaround,
            IncidentType type,
            Affected affected) {
        static ImpactView of(Impact impact) {
            return new ImpactView(
                    impact.journeys(),
                    impact.where(),
                    impact.scope(),
                    impact.trend(),
                    impact.workaround(),
                    impact.type(),
                    impact.affected());
        }
    }

    /**
     * @param state known or unknown; unknown is not zero
     * @param unknownBecause absent when it is known
     * @param segments which were counted
     * @param notCounted what is missing from the figure
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RevenueView(
            String state,
            String currency,
            Band perMinute,
            Band soFar,
            Band lostOrders,
            BigDecimal wastedSpend,
            String method,
            Instant countedFrom,
            Instant countedUntil,
            List<String> segments,
            String unknownBecause,
            List<String> notCounted,
            Instant at) {
        static RevenueView of(Estimate loss) {
            if (loss == null || loss.revenue() == null) {
                return loss == null ? null : unknown(loss);
            }
            var revenue = loss.revenue();
            return new RevenueView(
                    "known",
                    revenue.currency(),
                    revenue.perMinute(),
                    revenue.soFar(),
                    revenue.lostOrders(),
                    revenue.wastedSpend(),
                    revenue.method(),
                    loss.countedFrom(),
                    revenue.until(),
                    loss.segments(),
                    null,
                    loss.notCounted(),
                    loss.at());
        }

        private static RevenueView unknown(Estimate loss) {
            return new RevenueView(
                    "unknown",
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    loss.unknownBecause(),
                    null,
                    loss.at());
        }
    }

    record PlaybookView(String key, int version, String title) {}

    record HypothesisView(UUID id, String text, HypothesisState state) {}

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
    record SeverityChangeView(
            UUID incident, Severity from, Severity to, Instant at, Actor by, String reason, String policyVersion) {
        static SeverityChangeView of(SeverityChange change) {
            return new SeverityChangeView(
                    change.incident(),
                    change.from(),
                    change.to(),
                    change.at(),
                    change.by(),
                    change.reason(),
                    change.policyVersion());
        }
    }

    static RecordView of(Whole whole) {
        var record = whole.told().record();
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
                RevenueView.of(whole.loss()),
                facts.proposedSeverity(),
                record.severity(),
                record.policyVersion(),
                record.campaigns(),
                whole.pauses().stream()
                        .filter(pause -> !pause.isOver())
                        .map(Pause::campaign)
                        .toList(),
                record.accounts(),
                whole.playbook()
                        .map(playbook -> new PlaybookView(playbook.key(), playbook.version(), playbook.title()))
                        .orElse(null),
                hypothesis(whole.hypotheses()),
                owners(whole.ownership()),
                whole.ownership().ownerless(),
                VerdictView.of(record.verdict()),
                record.isOpen(),
                record.restricted(),
                whole.told().history().stream().map(SeverityChangeView::of).toList());
    }

    private static HypothesisView hypothesis(List<Hypothesis> all) {
        return all.stream()
                .filter(believed -> believed.state() != HypothesisState.REFUTED)
                .max(Comparator.comparing(Hypothesis::at))
                .map(believed -> new HypothesisView(believed.id(), believed.text(), believed.state()))
                .orElse(null);
    }

    private static Map<Stage, String> owners(Ownership ownership) {
        var owners = new EnumMap<Stage, String>(Stage.class);
        for (var stage : Stage.values()) {
            ownership.ownerOf(stage).ifPresent(owner -> owners.put(stage, owner));
        }
        return owners;
    }
}
