package io.muster.triage.record;

import io.muster.triage.cause.Hypotheses;
import io.muster.triage.cause.Hypothesis;
import io.muster.triage.ownership.Owners;
import io.muster.triage.ownership.Ownership;
import io.muster.triage.pause.Pause;
import io.muster.triage.pause.Pauses;
import io.muster.triage.playbook.AttachPlaybook;
import io.muster.triage.playbook.Playbook;
import io.muster.triage.record.TriageIncident.Told;
import io.muster.triage.revenue.Estimate;
import io.muster.triage.revenue.WatchLoss;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Everything triage knows of an incident, as it stands at one moment. Fails with {@code incident-unknown} (404). */
@ApplicationScoped
public class WholeRecord {

    /**
     * @param loss what it costs, of this minute; null before anything was counted
     * @param playbook the version that is attached
     */
    public record Whole(
            Told told,
            Estimate loss,
            Optional<Playbook> playbook,
            List<Hypothesis> hypotheses,
            Ownership ownership,
            List<Pause> pauses) {}

    private final OnIncident onIncident;
    private final Records records;
    private final WatchLoss watchLoss;
    private final AttachPlaybook playbooks;
    private final Hypotheses hypotheses;
    private final Owners owners;
    private final Pauses pauses;

    WholeRecord(
            OnIncident onIncident,
            Records records,
            WatchLoss watchLoss,
            AttachPlaybook playbooks,
            Hypotheses hypotheses,
            Owners owners,
            Pauses pauses) {
        this.onIncident = onIncident;
        this.records = records;
        this.watchLoss = watchLoss;
        this.playbooks = playbooks;
        this.hypotheses = hypotheses;
        this.owners = owners;
        this.pauses = pauses;
    }

    public Uni<Whole> get(UUID id) {
        return onIncident.read(id, this::whole);
    }

    private Uni<Whole> whole(IncidentRecord record) {
        var id = record.id();
        return records.history(id)
                .flatMap(history -> watchLoss
                        .of(id)
                        .flatMap(loss -> playbooks
                                .of(id)
                                .flatMap(playbook -> hypotheses
                                        .of(id)
                                        .flatMap(believed -> owners.of(id)
                                                .flatMap(ownership -> pauses.of(id)
                                                        .map(paused -> new Whole(
                                                                new Told(record, history),
                                                                loss.orElse(null),
                                                                playbook,
                                                                believed,
                                                                ownership,
                                                                paused)))))));
    }
}
