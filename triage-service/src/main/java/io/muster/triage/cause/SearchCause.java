package io.muster.triage.cause;

import io.muster.contracts.Actor;
import io.muster.contracts.Ids;
import io.muster.contracts.Refusal;
import io.muster.contracts.TriageEvent.HypothesisChanged;
import io.muster.contracts.TriageEvent.HypothesisState;
import io.muster.durable.Outbox;
import io.muster.triage.record.IncidentRecord;
import io.muster.triage.record.OnIncident;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** People say what they believe to be the cause, and whether they were right. */
@ApplicationScoped
public class SearchCause {

    private final OnIncident onIncident;
    private final Hypotheses hypotheses;
    private final Outbox outbox;
    private final Clock clock;

    SearchCause(OnIncident onIncident, Hypotheses hypotheses, Outbox outbox, Clock clock) {
        this.onIncident = onIncident;
        this.hypotheses = hypotheses;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Uni<List<Hypothesis>> of(UUID incident) {
        return onIncident.read(incident, record -> hypotheses.of(record.id()));
    }

    public Uni<Hypothesis> suspect(UUID incident, String text, Actor by, String why) {
        return onIncident.write(incident, record -> {
            var now = clock.instant();
            return keep(
                    record, new Hypothesis(Ids.at(now), record.id(), text, HypothesisState.SUSPECTED, now, by, why));
        });
    }

    /**
     * Confirms, refutes, rewords or takes it up again; the same again changes nothing.
     *
     * @param text null keeps it. Fails with {@code hypothesis-unknown} (404)
     */
    public Uni<Hypothesis> change(UUID incident, UUID id, String text, HypothesisState state, Actor by, String why) {
        return onIncident.write(
                incident,
                record -> hypotheses.find(id).flatMap(found -> {
                    var known = found.filter(hypothesis -> hypothesis.incident().equals(record.id()))
                            .orElseThrow(() -> new Refusal(
                                    CauseProblem.HYPOTHESIS_UNKNOWN,
                                    "The incident has no hypothesis %s.".formatted(id),
                                    record.id()));
                    return known.says(text, state)
                            ? Uni.createFrom().item(known)
                            : keep(record, known.changed(text, state, clock.instant(), by, why));
                }));
    }

    private Uni<Hypothesis> keep(IncidentRecord record, Hypothesis hypothesis) {
        var told = new HypothesisChanged(
                record.context(hypothesis.at(), hypothesis.by(), hypothesis.reason()),
                hypothesis.id(),
                hypothesis.text(),
                hypothesis.state());
        return hypotheses.put(hypothesis).chain(() -> outbox.append(told)).replaceWith(hypothesis);
    }
}
