package io.muster.detection.report;

import io.muster.detection.DetectionConfig;
import io.muster.detection.signal.Signal.ReportSignal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Counts reports that say the same on the first of them. Works inside the caller's transaction. */
@ApplicationScoped
public class CountReports {

    /** Of groups that a report is compared with: the latest ones. */
    private static final int MOST = 1_000;

    @Inject
    ReportGroups groups;

    @Inject
    DetectionConfig config;

    /**
     * The groups that the reports may belong to, held by the transaction. Nothing is stored before
     * {@link ReportGroups#save}.
     */
    public Uni<Counts> count(Collection<ReportSignal> reports) {
        if (reports.isEmpty()) {
            return Uni.createFrom().item(new Counts(config.reports().window(), List.of()));
        }
        Duration window = config.reports().window();
        Instant earliest = reports.stream()
                .map(ReportSignal::receivedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return groups.lock()
                .flatMap(locked -> groups.recent(earliest.minus(window), MOST))
                .map(recent -> new Counts(window, recent));
    }

    /** Stores what was counted. */
    public Uni<Void> store(Counts counts) {
        return counts.changed().isEmpty() ? Uni.createFrom().voidItem() : groups.save(counts.changed());
    }

    /** The groups as they become while one report after the other is counted. */
    public static final class Counts {

        private final Duration window;
        private final Map<UUID, ReportGroup> known = new LinkedHashMap<>();
        private final Map<UUID, ReportGroup> changed = new LinkedHashMap<>();

        /** Nobody said anything lately. */
        public static Counts none() {
            return new Counts(Duration.ZERO, List.of());
        }

        public Counts(Duration window, List<ReportGroup> recent) {
            this.window = window;
            recent.forEach(group -> known.put(group.id(), group));
        }

        /** The group that the report belongs to, itself counted. */
        public ReportGroup count(ReportSignal report) {
            Subject subject = Subject.of(report);
            ReportGroup group = ReportGroup.among(known.values(), subject, report.what(), report.receivedAt(), window)
                    .map(found -> found.counted(subject, report.receivedAt()))
                    .orElseGet(() -> ReportGroup.first(report));
            keep(group);
            return group;
        }

        /** What was decided about the group that the report was counted in. */
        public void decided(UUID group, UUID incidentId, long policyVersion) {
            keep(known.get(group).decided(incidentId, policyVersion));
        }

        private void keep(ReportGroup group) {
            known.put(group.id(), group);
            changed.put(group.id(), group);
        }

        Collection<ReportGroup> changed() {
            return changed.values();
        }
    }
}
