package io.muster.detection.report;

import io.muster.detection.DetectionConfig;
import io.muster.detection.signal.Signal.ReportSignal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** Counts reports that say the same on the first of them. Works inside the caller's transaction. */
@ApplicationScoped
public class CountReports {

    @Inject
    ReportGroups groups;

    @Inject
    DetectionConfig config;

    /**
     * The groups that the reports belong to now, by the report's id; those about the same are held by the transaction.
     * Nothing is stored before {@link ReportGroups#save}.
     */
    public Uni<Counts> count(Collection<ReportSignal> reports) {
        if (reports.isEmpty()) {
            return Uni.createFrom().item(new Counts(config.reports().window(), List.of()));
        }
        TreeSet<String> about = new TreeSet<>();
        reports.forEach(report -> about.add(about(report)));
        Duration window = config.reports().window();
        Instant earliest = reports.stream()
                .map(ReportSignal::receivedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return groups.lock(about)
                .flatMap(locked -> groups.recent(about, earliest.minus(window)))
                .map(recent -> new Counts(window, recent));
    }

    /** Stores what was counted. */
    public Uni<Void> store(Counts counts) {
        return counts.changed().isEmpty() ? Uni.createFrom().voidItem() : groups.save(counts.changed());
    }

    static String about(ReportSignal report) {
        String secret = report.isOfSecurity() ? "security|" : "";
        String journey = report.journey() == null ? "" : report.journey().name().toLowerCase(Locale.ROOT);
        return secret + "journey:" + journey + "|service:" + (report.service() == null ? "" : report.service());
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
            String about = about(report);
            List<ReportGroup> candidates = new ArrayList<>(known.values());
            candidates.removeIf(group -> !group.about().equals(about));
            Optional<ReportGroup> same = ReportGroup.among(candidates, report.what(), report.receivedAt(), window);
            ReportGroup group = same.map(found -> found.counted(report.receivedAt()))
                    .orElseGet(() -> ReportGroup.first(report, about));
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
