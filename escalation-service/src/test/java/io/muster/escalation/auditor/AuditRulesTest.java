package io.muster.escalation.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.DetectionEvent;
import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.EscalationEvent.AcknowledgedBy;
import io.muster.contracts.EscalationEvent.Attendance;
import io.muster.contracts.EscalationEvent.EscalationExhausted;
import io.muster.contracts.EscalationEvent.EscalationStarted;
import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.EscalationEvent.PageFailed;
import io.muster.contracts.EscalationEvent.ResponderJoined;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.EventContext;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.ResolutionEvent.IncidentReopened;
import io.muster.contracts.ResolutionEvent.IncidentResolved;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.IncidentDismissed;
import io.muster.contracts.TriageEvent.IncidentMerged;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.escalation.auditor.AuditRules.Evidence;
import io.muster.escalation.auditor.Finding.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** An incident is detected at ten; each fact comes so many seconds later. */
class AuditRulesTest {

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    private static final UUID INCIDENT = new UUID(7, 7);
    private static final UUID RUN = new UUID(7, 1);
    private static final String PARTNER = "payco-desk";
    private static final AuditRules RULES = new AuditRules(
            Duration.ofSeconds(120),
            Duration.ofSeconds(45),
            Duration.ofSeconds(30),
            Duration.ofSeconds(300),
            Duration.ofSeconds(60),
            Duration.ofSeconds(30));

    private final List<LifecycleEvent> events = new ArrayList<>();
    private final Map<UUID, Evidence> pages = new HashMap<>();
    private PolicyTerms terms = terms(1, null);

    @Nested
    class AnIncidentNobodyIsAskedFor {

        @Test
        void isFoundWhenItsTimeIsOver() {
            detected(0);
            assessed(1);

            assertThat(findingsAt(120)).isEmpty();
            assertThat(findingsAt(121)).containsExactly(Kind.NOT_ESCALATED);
        }

        @Test
        void isFoundSoonerOnceItIsConfirmed() {
            detected(0);
            confirmed(10);

            assertThat(findingsAt(55)).isEmpty();
            assertThat(findingsAt(56)).containsExactly(Kind.NOT_ESCALATED);
        }

        @Test
        void isFineWhenItWasDismissedMergedOrResolved() {
            detected(0);
            for (LifecycleEvent end : List.of(
                    new IncidentDismissed(context(5)),
                    new IncidentMerged(context(5), new UUID(8, 8)),
                    new IncidentResolved(context(5), "", START))) {
                events.add(end);
                assertThat(findingsAt(1000)).as("%s", end).isEmpty();
                events.remove(end);
            }
        }

        @Test
        void isFoundAgainWhenItWasReopened() {
            answeredRun();
            events.add(new IncidentResolved(context(20), "", START));
            events.add(new IncidentReopened(context(30)));

            assertThat(findingsAt(30 + 45)).isEmpty();
            assertThat(findingsAt(30 + 46)).containsExactly(Kind.NOT_ESCALATED);

            started(40);
            paged(40, 1, new Evidence(true, true, false));
            assertThat(findingsAt(30 + 46)).isEmpty();
        }

        @Test
        void isFoundWhenItIsConfirmedAfterItWasDismissed() {
            answeredRun();
            events.add(new IncidentDismissed(context(20)));
            confirmed(30);

            assertThat(findingsAt(30 + 46)).containsExactly(Kind.NOT_ESCALATED);
        }

        @Test
        void isFoundWhenTheVerdictNamesAnotherServiceThanWasAskedFor() {
            answeredRun();
            confirmed(30, "search");

            assertThat(findingsAt(30 + 46)).containsExactly(Kind.NOT_ESCALATED);
        }

        @Test
        void isFineWhenItIsConfirmedOnceMore() {
            answeredRun();
            confirmed(30);

            assertThat(findingsAt(1000)).isEmpty();
        }

        private void answeredRun() {
            detected(0);
            confirmed(10);
            started(11);
            answered(15, paged(11, 1, new Evidence(true, true, false)), "rami");
        }
    }

    @Test
    void aTriageThatTakesNothingInIsFoundWithinAMinute() {
        detected(0);

        assertThat(findingsAt(30)).isEmpty();
        assertThat(findingsAt(31)).containsExactly(Kind.TRIAGE_STANDS);
    }

    @Test
    void aVerdictThatIsOverdueIsFoundAlsoWhenPeopleAreAskedFor() {
        detected(0);
        assessed(1);
        started(60);
        paged(60, 1, new Evidence(true, true, false));
        events.add(new EscalationExhausted(context(70), RUN, 1));

        assertThat(findingsAt(300)).isEmpty();
        assertThat(findingsAt(301)).containsExactly(Kind.NO_VERDICT);
    }

    @Nested
    class TheNextLevel {

        @Test
        void isMissedWhenItsTimeIsOver() {
            detected(0);
            confirmed(10);
            started(11);
            paged(11, 1, new Evidence(true, true, false));

            assertThat(findingsAt(11 + 300 + 30)).isEmpty();
            assertThat(findingsAt(11 + 300 + 31)).containsExactly(Kind.LEVEL_MISSED);
        }

        @Test
        void isNotMissedOnceItWasPaged() {
            detected(0);
            confirmed(10);
            started(11);
            paged(11, 1, new Evidence(true, true, false));
            paged(311, 2, new Evidence(true, true, false));

            assertThat(findingsAt(311 + 600 + 30)).isEmpty();
            assertThat(findingsAt(311 + 600 + 31)).containsExactly(Kind.LEVEL_MISSED);
        }

        @Test
        void isNotNeededOnceSomebodyCame() {
            detected(0);
            confirmed(10);
            started(11);
            UUID page = paged(11, 1, new Evidence(true, true, false));
            answered(100, page, "rami");

            assertThat(findingsAt(10_000)).isEmpty();
        }

        @Test
        void isMissedWhenOnlyOneOfTwoCame() {
            terms = terms(2, null);
            detected(0);
            confirmed(10);
            started(11);
            UUID page = paged(11, 1, new Evidence(true, true, false));
            UUID other = paged(11, "noah", 1, new Evidence(true, true, false));
            answered(100, page, "rami");

            assertThat(findingsAt(11 + 300 + 31)).containsExactly(Kind.LEVEL_MISSED);

            answered(200, other, "rami");
            assertThat(findingsAt(11 + 300 + 31)).as("the same one again").containsExactly(Kind.LEVEL_MISSED);

            answered(200, other, "noah");
            assertThat(findingsAt(11 + 300 + 31)).isEmpty();
        }

        @Test
        void isMissedWhenWhoCameCannotStay() {
            detected(0);
            confirmed(10);
            started(11);
            answered(100, paged(11, 1, new Evidence(true, true, false)), "rami");
            events.add(new ResponderJoined(context(500), "rami", Attendance.CANNOT, null));

            assertThat(findingsAt(501)).containsExactly(Kind.LEVEL_MISSED);
        }

        @Test
        void isMissedWhenOnlyAPartnerCame() {
            detected(0);
            confirmed(10);
            started(11);
            UUID page = paged(11, PARTNER, 1, new Evidence(true, true, false));
            answered(100, page, PARTNER);

            assertThat(findingsAt(11 + 300 + 31)).containsExactly(Kind.LEVEL_MISSED);
        }

        @Test
        void isMissedWhenOneOfTwoCameToWhatWasMergedIntoIt() {
            terms = terms(2, null);
            detected(0);
            confirmed(10);
            started(11);
            UUID page = paged(11, 1, new Evidence(true, true, false));
            answered(100, new UUID(1, 1), "noah");

            assertThat(findingsAt(11 + 300 + 31)).containsExactly(Kind.LEVEL_MISSED);

            answered(200, page, "rami");
            assertThat(findingsAt(10_000)).isEmpty();
        }

        @Test
        void isMissedWhenOneOfTwoCameOnceMore() {
            terms = terms(2, Duration.ofSeconds(1800));
            detected(0);
            confirmed(10);
            started(11);
            answered(100, paged(11, "rami", 1, new Evidence(true, true, false)), "rami");
            answered(100, paged(11, "noah", 1, new Evidence(true, true, false)), "noah");
            answered(1950, paged(1900, "rami", 1, new Evidence(true, true, false)), "rami");

            assertThat(findingsAt(1900 + 300 + 31)).containsExactly(Kind.LEVEL_MISSED);
        }

        @Test
        void isReplacedByAReminderWhereAnAnswerHoldsNotForEver() {
            terms = terms(1, Duration.ofSeconds(1800));
            detected(0);
            confirmed(10);
            started(11);
            UUID page = paged(11, 1, new Evidence(true, true, false));
            answered(100, page, "rami");

            assertThat(findingsAt(100 + 1800 + 30)).isEmpty();
            assertThat(findingsAt(100 + 1800 + 31)).containsExactly(Kind.LEVEL_MISSED);
        }

        @Test
        void isMissedWhenNobodyAnsweredAReminder() {
            terms = terms(1, Duration.ofSeconds(1800));
            detected(0);
            confirmed(10);
            started(11);
            UUID page = paged(11, 1, new Evidence(true, true, false));
            answered(100, page, "rami");
            UUID reminder = paged(1900, 1, new Evidence(true, true, false));

            assertThat(findingsAt(1900 + 300 + 30)).isEmpty();
            assertThat(findingsAt(1900 + 300 + 31)).containsExactly(Kind.LEVEL_MISSED);

            answered(2000, reminder, "rami");
            assertThat(findingsAt(1900 + 300 + 31)).isEmpty();
        }

        @Test
        void isNotAskedForByMoreHelpAfterAnAnswer() {
            terms = terms(1, Duration.ofSeconds(1800));
            detected(0);
            confirmed(10);
            started(11);
            answered(100, paged(11, 1, new Evidence(true, true, false)), "rami");
            paged(200, 2, new Evidence(true, true, false));

            assertThat(findingsAt(1000)).isEmpty();
        }

        @Test
        void isNotNeededOnceAllHadTheirTime() {
            detected(0);
            confirmed(10);
            started(11);
            paged(11, 1, new Evidence(true, true, false));
            events.add(new EscalationExhausted(context(311), RUN, 1));

            assertThat(findingsAt(10_000)).isEmpty();
        }
    }

    @Nested
    class APage {

        @Test
        void isLostWhenTheDatabaseDoesNotKnowIt() {
            detected(0);
            confirmed(10);
            started(11);
            paged(11, 1, null);

            assertThat(findingsAt(12)).containsExactly(Kind.PAGE_LOST);
        }

        @Test
        void isNotSentWhenNoProviderTookIt() {
            detected(0);
            confirmed(10);
            started(11);
            paged(11, 1, new Evidence(true, false, false));

            assertThat(findingsAt(71)).isEmpty();
            assertThat(findingsAt(72)).containsExactly(Kind.PAGE_NOT_SENT);
        }

        @Test
        void mayWaitForItsPersonsHours() {
            detected(0);
            confirmed(10);
            started(11);
            paged(11, 1, new Evidence(true, false, true));

            assertThat(findingsAt(200)).isEmpty();
        }

        @Test
        void isMissedWhenAllHadTheirTimeAndNoneWasTaken() {
            detected(0);
            confirmed(10);
            started(11);
            UUID page = paged(11, 1, new Evidence(true, false, false));
            events.add(new PageFailed(context(12), page, "rami", "550"));
            events.add(new EscalationExhausted(context(12), RUN, 1));

            assertThat(findingsAt(12 + 105)).isEmpty();
            assertThat(findingsAt(12 + 106)).containsExactly(Kind.PAGE_NOT_SENT);

            paged(200, 1, new Evidence(true, true, false));
            assertThat(findingsAt(10_000)).isEmpty();
        }

        @Test
        void mayFailAloud() {
            detected(0);
            confirmed(10);
            started(11);
            UUID page = paged(11, 1, new Evidence(true, false, false));
            events.add(new PageFailed(context(12), page, "rami", "550"));

            assertThat(findingsAt(200)).isEmpty();
        }
    }

    private void detected(long second) {
        events.add(new IncidentDetected(
                context(second),
                1042,
                "Card payments fail",
                List.of(),
                START,
                List.of(),
                "payments",
                Severity.SEV2,
                DetectionEvent.Source.MONITORING,
                "1",
                List.of()));
    }

    private void assessed(long second) {
        events.add(new ImpactAssessed(
                context(second),
                List.of(),
                List.of(),
                TriageEvent.Scope.SOME,
                TriageEvent.Trend.STABLE,
                "",
                List.of(),
                Severity.SEV2,
                null,
                IncidentType.TECHNICAL,
                null));
    }

    private void confirmed(long second) {
        confirmed(second, "payments");
    }

    private void confirmed(long second, String service) {
        events.add(
                new IncidentConfirmed(context(second), Severity.SEV2, IncidentType.PAYMENT, List.of(), service, "1"));
    }

    private void started(long second) {
        events.add(new EscalationStarted(context(second), RUN, "payments", null, "store", "3", Severity.SEV2, true));
    }

    private UUID paged(long second, int level, Evidence evidence) {
        return paged(second, "rami", level, evidence);
    }

    private UUID paged(long second, String person, int level, Evidence evidence) {
        UUID page = new UUID(person.hashCode(), second);
        events.add(new ResponderPaged(context(second), page, RUN, person, level, null));
        if (evidence != null) {
            pages.put(page, evidence);
        }
        return page;
    }

    private void answered(long second, UUID page, String by) {
        events.add(new PageAcknowledged(context(second), page, by, AcknowledgedBy.API));
    }

    private static PolicyTerms terms(int answers, Duration holds) {
        return new PolicyTerms(
                List.of(
                        new PolicyTerms.LevelTerms(Duration.ofMinutes(5), answers),
                        new PolicyTerms.LevelTerms(Duration.ofMinutes(10), 1)),
                Optional.ofNullable(holds));
    }

    private List<Kind> findingsAt(long second) {
        AuditRules.Archive archive = new AuditRules.Archive() {
            @Override
            public Evidence page(UUID pageId) {
                return pages.getOrDefault(pageId, new Evidence(false, false, false));
            }

            @Override
            public PolicyTerms terms(String policy, String version) {
                return terms;
            }

            @Override
            public Set<String> partners() {
                return Set.of(PARTNER);
            }

            @Override
            public Staffing staffing() {
                return Staffing.UNKNOWN;
            }

            @Override
            public List<Finding> standing() {
                return List.of();
            }
        };
        return RULES.of(new Account(INCIDENT, events), archive, START.plusSeconds(second)).stream()
                .map(Finding::kind)
                .toList();
    }

    private static EventContext context(long second) {
        return EventContext.internal(INCIDENT, START.plusSeconds(second), Actor.rule("test"), "as the test says");
    }
}
