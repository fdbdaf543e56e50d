package io.muster.detection.intake;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Ids;
import io.muster.contracts.Journey;
import io.muster.contracts.Refusal;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.detection.signal.Labels;
import io.muster.detection.signal.Signal.ReportSignal;
import io.muster.detection.signal.Since;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** People report what they see, by API or by the form: it is durable before they are told so (R24–R26). */
@ApplicationScoped
public class FileReport {

    @Inject
    TakeIn takeIn;

    @Inject
    Clock clock;

    /**
     * @param source who noticed: the reporter's team
     * @param since null for now
     * @param journey null when it is not known
     * @param service null when it is not known
     * @param type null when it is not known; what is said to be of security is restricted from the start
     * @param reporter the person's id
     */
    public record Report(
            Source source,
            String what,
            List<String> where,
            Instant since,
            Journey journey,
            String service,
            IncidentType type,
            String reporter) {}

    /** Whether people report as such a source. */
    public static boolean isOfPeople(Source source) {
        return source != Source.MONITORING && source != Source.DECLARED;
    }

    /**
     * @return the receipt
     * @throws Refusal {@code invalid-report} for a source that is no person's and for what begins later, {@code intake-unavailable} when the broker
     *     cannot take it
     */
    public Uni<UUID> file(Report report) {
        if (!isOfPeople(report.source())) {
            throw new Refusal(
                    IntakeProblem.INVALID_REPORT, "source is one of support, social, marketing, analyst, engineer");
        }
        Instant now = clock.instant();
        Since.flawIn(report.since(), now).ifPresent(flaw -> {
            throw new Refusal(IntakeProblem.INVALID_REPORT, flaw);
        });
        ReportSignal signal = new ReportSignal(
                Ids.at(now),
                "report",
                report.source(),
                Labels.storable(report.what()),
                report.where() == null
                        ? List.of()
                        : report.where().stream().map(Labels::storable).toList(),
                Since.told(report.since(), now),
                report.journey(),
                report.service() == null ? null : Labels.storable(report.service()),
                report.type(),
                report.reporter(),
                now);
        return takeIn.take(signal).replaceWith(signal.id());
    }
}
