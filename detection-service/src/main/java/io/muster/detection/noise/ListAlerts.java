package io.muster.detection.noise;

import io.muster.detection.alert.Alert;
import io.muster.detection.alert.AlertState;
import io.muster.detection.alert.Alerts.Filter;
import io.muster.detection.alert.LookUpAlerts;
import io.muster.detection.noise.Quiet.Standing;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** The alerts that are not over, with what keeps them quiet: those that fire, then those that are lost. */
@ApplicationScoped
public class ListAlerts {

    private static final int AT_ONCE = 1_000;

    /** An alert, and what keeps it quiet. */
    public record Listed(Alert alert, Standing standing) {}

    @Inject
    LookUpAlerts lookUp;

    @Inject
    NoiseMemory noise;

    @Inject
    Clock clock;

    /**
     * Read page by page, as they are asked for. A key is in the hands of whoever runs the sender, and nobody knows which
     * person that is: of a restricted incident it is shown what it sent itself.
     *
     * @param sender name of the integration that asks
     */
    public Multi<Listed> list(AlertQuery query, String sender) {
        if (query.isEmpty()) {
            return Multi.createFrom().empty();
        }
        Instant now = clock.instant();
        return noise.read()
                .onItem()
                .transformToMulti(quiet -> Multi.createBy()
                        .concatenating()
                        .streams(pages(AlertState.FIRING, query, sender), pages(AlertState.LOST, query, sender))
                        .onItem()
                        .<Alert>disjoint()
                        .map(alert -> new Listed(alert, quiet.standing(alert.fingerprint(), alert.labels(), now)))
                        .select()
                        .where(listed -> query.accepts(listed.alert().labels(), listed.standing())));
    }

    private Multi<List<Alert>> pages(AlertState state, AlertQuery query, String sender) {
        return Multi.createBy()
                .repeating()
                .uni(
                        AtomicReference<String>::new,
                        last -> lookUp.list(new Filter(state, null, query.labels(), last.get(), false, sender), AT_ONCE)
                                .invoke(page -> {
                                    if (!page.isEmpty()) {
                                        last.set(page.getLast().fingerprint());
                                    }
                                }))
                .whilst(page -> page.size() == AT_ONCE);
    }
}
