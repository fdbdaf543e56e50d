package io.muster.review.metrics;

import static io.muster.review.ScriptedIncident.ADA;
import static io.muster.review.ScriptedIncident.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Audience;
import io.muster.contracts.EscalationEvent.Attendance;
import io.muster.contracts.EventContext;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.ResolutionEvent.Gate;
import io.muster.contracts.ResolutionEvent.Result;
import io.muster.contracts.ReviewEvent.ActionCompleted;
import io.muster.contracts.ReviewEvent.ReviewPublished;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentDismissed;
import io.muster.contracts.TriageEvent.NoteAdded;
import io.muster.contracts.Visibility;
import io.muster.review.ScriptedIncident;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IncidentMetricsTest {

    private final ScriptedIncident script = new ScriptedIncident();

    private IncidentMetrics metrics(List<? extends LifecycleEvent> events, Correction... corrections) {
        return IncidentMetrics.of(script.id, List.copyOf(events), List.of(corrections));
    }

    private IncidentMetrics metrics(LifecycleEvent... events) {
        return metrics(Arrays.asList(events));
    }

    private static Duration of(IncidentMetrics metrics, Measure measure) {
        return metrics.metric(measure).duration();
    }

    private static Map<Measure, Duration> durations(IncidentMetrics metrics) {
        Map<Measure, Duration> durations = new LinkedHashMap<>();
        metrics.all().stream()
                .filter(metric -> metric.duration() != null)
                .forEach(metric -> durations.put(metric.measure(), metric.duration()));
        return durations;
    }

    private static Map.Entry<Measure, Duration> seconds(Measure measure, long seconds) {
        return Map.entry(measure, Duration.ofSeconds(seconds));
    }

    @Test
    void theScriptedIncidentEqualsWhatIsWorkedOutByHand() {
        assertThat(durations(metrics(script.untilResolved())))
                .isEqualTo(Map.ofEntries(
                        seconds(Measure.TIME_TO_DETECT, 35), // 10:01:30 to 10:02:05
                        seconds(Measure.TIME_TO_ACKNOWLEDGE, 95), // 10:02:05 to 10:03:40
                        seconds(Measure.TIME_TO_ACKNOWLEDGE_PAGE, 91), // 10:02:09 to 10:03:40
                        seconds(Measure.TIME_TO_ENGAGE, 183), // 10:02:09 to 10:05:12
                        seconds(Measure.TIME_TO_FIRST_INTERNAL_UPDATE, 187), // 10:02:05 to 10:05:12
                        seconds(Measure.TIME_TO_FIRST_EXTERNAL_UPDATE, 448), // 10:02:05 to 10:09:33
                        seconds(Measure.TIME_TO_MITIGATE, 780), // 10:01:30 to 10:14:30
                        seconds(Measure.TIME_TO_RESTORE, 1785), // 10:01:30 to 10:31:15
                        seconds(Measure.MTTR_REPAIR, 1655), // 10:03:40 to 10:31:15
                        seconds(Measure.MTTR_RESPOND, 1750), // 10:02:05 to 10:31:15
                        seconds(Measure.MTTR_RECOVER, 1785))); // 10:01:30 to 10:31:15
    }

    @Test
    void afterARelapseTheLastEndCounts() {
        IncidentMetrics metrics = metrics(script.untilResolvedAgain());

        assertThat(of(metrics, Measure.TIME_TO_MITIGATE)).isEqualTo(Duration.ofSeconds(3520)); // 10:01:30 to 11:00:10
        assertThat(of(metrics, Measure.TIME_TO_RESTORE)).isEqualTo(Duration.ofSeconds(3960)); // 10:01:30 to 11:07:30
        assertThat(metrics.relapses()).isEqualTo(1);
    }

    @Test
    void betweenRelapseAndMitigationItIsNotMitigated() {
        List<LifecycleEvent> events = new ArrayList<>(script.untilResolved());
        events.addAll(script.relapseAndResolution().subList(0, 2));
        IncidentMetrics metrics = metrics(events);

        assertThat(of(metrics, Measure.TIME_TO_MITIGATE)).isNull();
        assertThat(of(metrics, Measure.TIME_TO_RESTORE)).isNull();
        assertThat(of(metrics, Measure.TIME_TO_DETECT)).isEqualTo(Duration.ofSeconds(35));
    }

    @Test
    void reviewAndImprovementAreMeasuredFromTheResolution() {
        List<LifecycleEvent> events = new ArrayList<>(script.untilResolved());
        UUID review = new UUID(12, 12);
        events.add(new ReviewPublished(
                new EventContext(script.id, at("15:33:00"), ADA, "", Visibility.PUBLIC), review, "It broke.", 2));
        events.add(new ActionCompleted(script.by(ADA, "16:00:00"), new UUID(1, 1), "done"));
        assertThat(of(metrics(events), Measure.MTTR_RESOLVE)).isNull();
        events.add(new ActionCompleted(script.by(ADA, "17:01:30"), new UUID(2, 2), "done"));
        IncidentMetrics metrics = metrics(events);

        assertThat(of(metrics, Measure.TIME_TO_REVIEW)).isEqualTo(Duration.ofHours(5));
        assertThat(of(metrics, Measure.TIME_TO_IMPROVEMENT)).isEqualTo(Duration.ofMinutes(327));
        assertThat(of(metrics, Measure.MTTR_RESOLVE)).isEqualTo(Duration.ofHours(7));
    }

    @Test
    void theCommunicationsOwnerIsNotNeededForSev3() {
        LifecycleEvent answer = script.acknowledged("ada", "10:03:40");
        LifecycleEvent commander = script.assigned(Role.COMMANDER, "ada", "10:03:41");

        assertThat(metrics(script.detected(), script.confirmed(Severity.SEV1), answer, commander)
                        .at(Point.ENGAGED))
                .isEmpty();
        assertThat(metrics(script.detected(), script.confirmed(Severity.SEV3), answer, commander)
                        .at(Point.ENGAGED))
                .contains(at("10:03:41"));
    }

    /** The page goes out at 10:02:09; cora is named at 10:02:10, and ada is in command from 10:03:41. */
    private List<LifecycleEvent> coraIsNamedAnd(LifecycleEvent... more) {
        List<LifecycleEvent> events = new ArrayList<>(script.untilResolved().subList(0, 8));
        events.addAll(List.of(more));
        return events;
    }

    @Test
    void whoIsNamedIsNotThereYet() {
        assertThat(metrics(coraIsNamedAnd()).at(Point.ENGAGED)).isEmpty();
        assertThat(metrics(coraIsNamedAnd(script.said("cora", Attendance.ON_MY_WAY, "10:04:00")))
                        .at(Point.ENGAGED))
                .isEmpty();
    }

    @Test
    void anOwnerWhoAcknowledgesLaterOrJoinsIsThereThen() {
        assertThat(of(metrics(coraIsNamedAnd(script.acknowledged("cora", "10:06:29"))), Measure.TIME_TO_ENGAGE))
                .isEqualTo(Duration.ofSeconds(260)); // 10:02:09 to 10:06:29
        assertThat(of(
                        metrics(coraIsNamedAnd(script.said("cora", Attendance.JOINED, "10:04:09"))),
                        Measure.TIME_TO_ENGAGE))
                .isEqualTo(Duration.ofSeconds(120)); // 10:02:09 to 10:04:09
    }

    @Test
    void anOwnerWhoDeclinesIsNotThereUntilSomebodyElseHoldsTheRole() {
        IncidentMetrics metrics = metrics(coraIsNamedAnd(
                script.said("cora", Attendance.CANNOT, "10:04:00"),
                script.acknowledged("mara", "10:07:00"),
                script.assigned(Role.COMMUNICATIONS_OWNER, "mara", "10:07:01")));

        assertThat(of(metrics, Measure.TIME_TO_ENGAGE)).isEqualTo(Duration.ofSeconds(292)); // 10:02:09 to 10:07:01
    }

    @Test
    void whoReplacesTheCommanderHasToComeToo() {
        IncidentMetrics metrics = metrics(coraIsNamedAnd(
                script.assigned(Role.COMMANDER, "rami", "10:04:00"),
                script.acknowledged("cora", "10:05:00"),
                script.acknowledged("rami", "10:05:39")));

        assertThat(of(metrics, Measure.TIME_TO_ENGAGE)).isEqualTo(Duration.ofSeconds(210)); // 10:02:09 to 10:05:39
    }

    @Test
    void aHandoverAfterwardsUndoesNothing() {
        List<LifecycleEvent> events = new ArrayList<>(script.untilResolved());
        events.add(script.assigned(Role.COMMANDER, "rami", "10:40:00"));

        assertThat(of(metrics(events), Measure.TIME_TO_ENGAGE)).isEqualTo(Duration.ofSeconds(183));
    }

    @Test
    void aGateThatFailedAgainIsNotPassed() {
        IncidentMetrics metrics = metrics(
                script.detected(),
                script.verified(Gate.DATA_INTEGRITY, Result.PASSED, "10:26:00"),
                script.verified(Gate.USER_STATE, Result.PASSED, "10:27:00"),
                script.verified(Gate.TRANSACTIONS, Result.PASSED, "10:28:00"),
                script.verified(Gate.USER_STATE, Result.FAILED, "10:29:00"));

        assertThat(metrics.at(Point.RESTORED)).isEmpty();
    }

    @Test
    void aNegativeDurationIsShownAsClockSkew() {
        IncidentMetrics metrics = metrics(script.detected(), script.update("10:02:00", null, Audience.RESPONDERS));
        Metric first = metrics.metric(Measure.TIME_TO_FIRST_INTERNAL_UPDATE);

        assertThat(first.duration()).isEqualTo(Duration.ofSeconds(-5));
        assertThat(first.isClockSkew()).isTrue();
    }

    @Test
    void anUnknownStartIsTheDetection() {
        assertThat(metrics().points()).isEmpty();
        assertThat(metrics(script.detected()).at(Point.IMPACT_STARTED)).contains(at("10:01:30"));
    }

    @Test
    void promisedTimesThatWereKeptAreCounted() {
        Cadence cadence = metrics(script.untilResolved()).cadence();

        // Inside: 10:20 promised, 10:18 kept. Outside: 10:24 promised, 10:25:01 missed. At 10:33 the last ones, 10:48
        // and 10:55, are not due yet.
        assertThat(cadence).isEqualTo(new Cadence(2, 2, 2, 1));
        assertThat(cadence.percent()).isEqualTo(50);
    }

    @Test
    void whatWasPromisedAndNeverCameIsMissed() {
        Cadence cadence = metrics(script.untilResolvedAgain()).cadence();

        // As before, and by 11:08 nothing had come inside at 10:48 nor outside at 10:55.
        assertThat(cadence).isEqualTo(new Cadence(2, 2, 4, 1));
        assertThat(cadence.percent()).isEqualTo(25);
    }

    @Test
    void theFirstDeadlinesCount() {
        Cadence cadence = metrics(
                        script.detected(),
                        script.confirmed(Severity.SEV1),
                        script.owed("10:07:07", Audience.RESPONDERS),
                        script.owed("10:12:07", Audience.CUSTOMERS),
                        script.update("10:07:07.412", "10:37:00", Audience.RESPONDERS), // by itself at its deadline
                        script.overdue("10:12:07", Audience.CUSTOMERS),
                        script.update("10:14:00", "10:29:00", Audience.CUSTOMERS))
                .cadence();

        assertThat(cadence).isEqualTo(new Cadence(1, 1, 2, 1));
    }

    @Test
    void aPromiseThatIsReportedMissedIsMissedThoughNothingCameAfterwards() {
        Cadence cadence = metrics(
                        script.detected(),
                        script.confirmed(Severity.SEV1),
                        script.owed("10:12:07", Audience.CUSTOMERS),
                        script.update("10:09:33", "10:24:33", Audience.CUSTOMERS),
                        script.overdue("10:24:33", Audience.CUSTOMERS))
                .cadence();

        // The first word by 10:12:07 came at 10:09:33; what it promised for 10:24:33 never came.
        assertThat(cadence).isEqualTo(new Cadence(1, 0, 2, 1));
    }

    @Test
    void whatEndsBeforeItsDueTimeOrIsNoLongerOwedCountsNeitherWay() {
        Cadence cadence = metrics(
                        script.detected(),
                        script.confirmed(Severity.SEV1),
                        script.owed("10:07:07", Audience.RESPONDERS),
                        script.owed("10:12:07", Audience.CUSTOMERS),
                        script.owed(null, Audience.CUSTOMERS),
                        new IncidentDismissed(script.by(ADA, "10:05:00")),
                        new NoteAdded(script.by(ADA, "10:30:00"), new UUID(3, 4), "a test alert"))
                .cadence();

        assertThat(cadence).isEqualTo(new Cadence(0, 0, 0, 0));
        assertThat(cadence.percent()).isNull();
    }

    @Test
    void anUpdateThatAnotherServicesLaterClockOvertookInTheStreamIsInTime() {
        Cadence cadence = metrics(
                        script.detected(),
                        script.owed("10:12:07", Audience.CUSTOMERS),
                        new NoteAdded(script.by(ADA, "10:12:20"), new UUID(3, 4), "by a clock that is ahead"),
                        script.update("10:12:01", null, Audience.CUSTOMERS))
                .cadence();

        assertThat(cadence).isEqualTo(new Cadence(1, 0, 1, 1));
    }

    @Test
    void weKnewBeforeCustomersToldUs() {
        assertThat(metrics(script.untilResolved()).foundByUs()).isTrue();
        assertThat(metrics().foundByUs()).isNull();
    }

    @Test
    void theLastCorrectionOfAPointCounts() {
        Instant first = at("09:55:00");
        Instant second = at("09:58:00");
        IncidentMetrics metrics = metrics(
                script.untilResolved(),
                new Correction(
                        new UUID(1, 1), Point.IMPACT_STARTED, at("10:01:30"), first, "logs", "ada", at("12:00:00")),
                new Correction(
                        new UUID(2, 2), Point.IMPACT_STARTED, first, second, "better logs", "ada", at("13:00:00")));

        assertThat(of(metrics, Measure.TIME_TO_DETECT)).isEqualTo(Duration.ofSeconds(245));
        assertThat(of(metrics, Measure.TIME_TO_MITIGATE)).isEqualTo(Duration.ofSeconds(990));
    }

    @Test
    void aBadDeploymentIsKnownOnlyByCorrection() {
        Correction deployed = new Correction(
                new UUID(1, 1), Point.BAD_DEPLOYMENT, null, at("09:00:00"), "release 2026.10", "ada", at("12:00:00"));

        assertThat(of(metrics(script.untilResolved()), Measure.FAILED_DEPLOYMENT_RECOVERY))
                .isNull();
        assertThat(of(metrics(script.untilResolved(), deployed), Measure.FAILED_DEPLOYMENT_RECOVERY))
                .isEqualTo(Duration.ofSeconds(5475)); // 09:00:00 to 10:31:15
    }

    @Test
    void measuresSayWhichMttrTheyAre() {
        assertThat(Arrays.stream(Measure.values()).map(Measure::title))
                .doesNotHaveDuplicates()
                .doesNotContain("MTTR");
    }

    @Test
    void whatWasMergedIntoItWasNoticedAndAnsweredForItToo() {
        ScriptedIncident merged = new ScriptedIncident(new UUID(3, 3));
        List<LifecycleEvent> events = new ArrayList<>(List.of(
                merged.detected(at("09:50:00"), at("09:52:00")),
                merged.acknowledged("rami", "09:54:00"),
                merged.verified(Gate.TRANSACTIONS, Result.PASSED, "09:55:00")));
        events.addAll(script.untilResolved());

        IncidentMetrics metrics = metrics(events);

        assertThat(of(metrics, Measure.TIME_TO_DETECT)).isEqualTo(Duration.ofMinutes(2));
        assertThat(of(metrics, Measure.TIME_TO_ACKNOWLEDGE)).isEqualTo(Duration.ofMinutes(2));
        assertThat(metrics.at(Point.RESTORED))
                .isEqualTo(metrics(script.untilResolved()).at(Point.RESTORED));
        assertThat(metrics.cadence()).isEqualTo(metrics(script.untilResolved()).cadence());
    }

    @Test
    void theEarlierBeginningCountsWhicheverWasNoticedFirst() {
        ScriptedIncident merged = new ScriptedIncident(new UUID(3, 3));

        IncidentMetrics metrics = metrics(script.detected(), merged.detected(at("09:50:00"), at("10:03:00")));

        assertThat(metrics.at(Point.IMPACT_STARTED)).contains(at("09:50:00"));
        assertThat(metrics.at(Point.DETECTED)).contains(at("10:02:05"));
    }
}
