package io.muster.resolution.verification;

import io.muster.contracts.Actor;
import io.muster.contracts.ResolutionEvent.Gate;
import io.muster.contracts.ResolutionEvent.Result;
import io.muster.durable.UnitOfWork;
import io.muster.resolution.restoration.Restoration;
import io.muster.resolution.restoration.Store;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** People record what shows that data, transactions and user state are right again (R93). */
@ApplicationScoped
public class RecordVerification {

    private final UnitOfWork unitOfWork;
    private final Store store;
    private final Clock clock;

    RecordVerification(UnitOfWork unitOfWork, Store store, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.clock = clock;
    }

    /** See {@link Restoration#verified}; fails with {@code incident-unknown} (404) and {@code not-mitigated}
     * (409). */
    public Uni<Restoration> record(UUID incident, Gate gate, String owner, String evidence, Result result, Actor by) {
        return unitOfWork.run(() -> store.lockKnown(incident)
                .map(restoration -> restoration.verified(gate, owner, evidence, result, by, clock.instant()))
                .flatMap(store::keep));
    }
}
