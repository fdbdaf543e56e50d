package io.muster.detection.change;

import io.muster.detection.change.Changes.Filter;
import io.muster.detection.signal.FactSignal.ChangeSignal;
import io.muster.detection.signal.KeepsFact;
import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Keeps what was changed when, for those who look for the cause. */
@ApplicationScoped
public class KeepChanges implements KeepsFact<ChangeSignal> {

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    Changes changes;

    @Override
    public Class<ChangeSignal> fact() {
        return ChangeSignal.class;
    }

    @Override
    public Uni<Void> keep(ChangeSignal told) {
        return changes.add(new Change(
                told.id(),
                told.summary(),
                told.origin(),
                told.integration(),
                told.format(),
                told.details(),
                told.links(),
                told.at(),
                told.receivedAt()));
    }

    public Uni<List<Change>> list(Filter filter, int rows) {
        return unitOfWork.run(() -> changes.list(filter, rows));
    }
}
