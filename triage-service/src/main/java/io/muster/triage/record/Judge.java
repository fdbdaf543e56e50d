package io.muster.triage.record;

import io.muster.durable.Outbox;
import io.muster.durable.UnitOfWork;
import io.muster.triage.TriageMetrics;
import io.muster.triage.playbook.AttachPlaybook;
import io.muster.triage.severity.Yardstick;
import io.muster.triage.severity.Yardsticks;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Decides by what counts now and keeps what was decided; in the caller's transaction. */
@ApplicationScoped
public class Judge {

    private final Yardsticks yardsticks;
    private final Records records;
    private final AttachPlaybook attachPlaybook;
    private final Outbox outbox;
    private final UnitOfWork unitOfWork;
    private final TriageMetrics metrics;

    Judge(
            Yardsticks yardsticks,
            Records records,
            AttachPlaybook attachPlaybook,
            Outbox outbox,
            UnitOfWork unitOfWork,
            TriageMetrics metrics) {
        this.unitOfWork = unitOfWork;
        this.yardsticks = yardsticks;
        this.records = records;
        this.attachPlaybook = attachPlaybook;
        this.outbox = outbox;
        this.metrics = metrics;
    }

    /** For many that begin in the caller's transaction: reads once what they are judged by. */
    Uni<Void> prepare() {
        return yardsticks.prepare().chain(attachPlaybook::prepare);
    }

    /** An incident begins: by the policy in force, which is pinned to it. */
    Uni<IncidentRecord> begin(Function<Yardstick, Decision> rule) {
        return yardsticks.now().map(rule).flatMap(decision -> keep(decision, attachPlaybook::toNew));
    }

    /** An incident goes on: by the policy that is pinned to it. */
    public Uni<IncidentRecord> decide(IncidentRecord record, BiFunction<IncidentRecord, Yardstick, Decision> rule) {
        return yardsticks
                .pinned(record.policyVersion())
                .map(yardstick -> rule.apply(record, yardstick))
                .flatMap(this::keep);
    }

    /**
     * As {@link #decide} for several.
     *
     * @param before called before what was decided of one is told, to set the trace
     */
    public Uni<Void> decideAll(
            List<IncidentRecord> records,
            Consumer<IncidentRecord> before,
            BiFunction<IncidentRecord, Yardstick, Decision> rule) {
        var versions = records.stream().map(IncidentRecord::policyVersion).collect(Collectors.toSet());
        return yardsticks
                .pinned(versions)
                .flatMap(pinned -> Multi.createFrom()
                        .iterable(records)
                        .map(record -> new Judged(record, rule.apply(record, pinned.get(record.policyVersion()))))
                        .filter(Judged::isChanged)
                        .invoke(judged -> before.accept(judged.record()))
                        .onItem()
                        .transformToUniAndConcatenate(judged -> keep(judged.decision()))
                        .collect()
                        .last()
                        .replaceWithVoid());
    }

    private record Judged(IncidentRecord record, Decision decision) {

        boolean isChanged() {
            return !decision.events().isEmpty()
                    || !decision.history().isEmpty()
                    || !decision.record().equals(record);
        }
    }

    private Uni<IncidentRecord> keep(Decision decision) {
        return keep(decision, attachPlaybook::to);
    }

    private Uni<IncidentRecord> keep(Decision decision, Function<IncidentRecord, Uni<Void>> attach) {
        var record = decision.record();
        return records.save(record, decision.history())
                .chain(() -> outbox.append(decision.events()))
                .chain(() -> decision.events().isEmpty() ? Uni.createFrom().voidItem() : attach.apply(record))
                .invoke(() -> unitOfWork.afterCommit(() -> decision.events()
                        .forEach(event -> metrics.count(event, record.facts().detectedAt()))))
                .replaceWith(record);
    }
}
