package io.muster.detection.silence;

import io.muster.detection.silence.PastSignals.PastSignal;
import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What a silence would have hidden in the past week, before anybody sets it. */
@ApplicationScoped
public class PreviewSilence {

    private static final Duration PAST = Duration.ofDays(7);
    private static final int AT_ONCE = 2_000;
    private static final int MOST = 50_000;
    private static final int SHOWN = 50;

    /**
     * What would have been hidden.
     *
     * @param since how far back was looked
     * @param looked how many decisions about alerts there were
     * @param complete false when there were more than were looked at
     * @param hidden how many of them it would have hidden
     * @param incidents that these alerts opened
     * @param samples the newest of them
     */
    public record Preview(
            Instant since, int looked, boolean complete, int hidden, Set<UUID> incidents, List<PastSignal> samples) {}

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    PastSignals pastSignals;

    @Inject
    Clock clock;

    /** @param restrictedToo whether the reader may know of restricted incidents */
    public Uni<Preview> preview(Silence silence, boolean restrictedToo) {
        Instant since = clock.instant().minus(PAST);
        return unitOfWork.run(
                () -> look(silence, restrictedToo, new Preview(since, 0, true, 0, Set.of(), List.of()), null));
    }

    private Uni<Preview> look(Silence silence, boolean restrictedToo, Preview soFar, UUID before) {
        return pastSignals.since(soFar.since(), before, restrictedToo, AT_ONCE).flatMap(page -> {
            Preview sum = soFar;
            for (PastSignal signal : page) {
                sum = with(sum, signal, silence.wouldHide(signal.labels(), signal.receivedAt()));
            }
            if (page.size() < AT_ONCE) {
                return Uni.createFrom().item(sum);
            }
            return sum.looked() >= MOST
                    ? Uni.createFrom()
                            .item(new Preview(
                                    sum.since(), sum.looked(), false, sum.hidden(), sum.incidents(), sum.samples()))
                    : look(silence, restrictedToo, sum, page.getLast().id());
        });
    }

    static Preview with(Preview soFar, PastSignal signal, boolean hidden) {
        if (!hidden) {
            return new Preview(
                    soFar.since(),
                    soFar.looked() + 1,
                    soFar.complete(),
                    soFar.hidden(),
                    soFar.incidents(),
                    soFar.samples());
        }
        Set<UUID> incidents = new LinkedHashSet<>(soFar.incidents());
        if (signal.placement().equals("new")) {
            incidents.add(signal.incidentId());
        }
        List<PastSignal> samples = new ArrayList<>(soFar.samples());
        if (samples.size() < SHOWN) {
            samples.add(signal);
        }
        return new Preview(soFar.since(), soFar.looked() + 1, soFar.complete(), soFar.hidden() + 1, incidents, samples);
    }
}
