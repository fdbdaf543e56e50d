package io.muster.triage.record.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.Incident;
import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.TriageEvent.RevenueAtRisk;
import io.muster.triage.record.IncidentRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a list shows of a record.
 *
 * @param revenue what it costs, as last told; absent when unknown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RecordHead(
        UUID id,
        long number,
        String label,
        String what,
        Instant detectedAt,
        String service,
        IncidentType type,
        List<Journey> journeys,
        List<String> where,
        Severity severity,
        String verdict,
        boolean open,
        boolean restricted,
        List<String> campaigns,
        RevenueAtRisk revenue) {

    static RecordHead of(IncidentRecord record) {
        var facts = record.facts();
        return new RecordHead(
                facts.id(),
                facts.number(),
                Incident.label(facts.number()),
                facts.what(),
                facts.detectedAt(),
                facts.service(),
                record.impact().type(),
                record.impact().journeys(),
                record.impact().where(),
                record.severity(),
                RecordView.VerdictView.of(record.verdict()).state(),
                record.isOpen(),
                record.restricted(),
                record.campaigns(),
                record.impact().revenue());
    }
}
