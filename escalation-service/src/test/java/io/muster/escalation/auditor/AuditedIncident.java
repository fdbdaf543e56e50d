package io.muster.escalation.auditor;

import io.muster.contracts.Actor;
import io.muster.contracts.DetectionEvent;
import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.EscalationEvent.AcknowledgedBy;
import io.muster.contracts.EscalationEvent.EscalationStarted;
import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.EventContext;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
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

/** An incident is detected at ten; each fact comes so many seconds later. */
abstract class AuditedIncident {

    static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    static final UUID INCIDENT = new UUID(7, 7);
    static final UUID RUN = new UUID(7, 1);
    static final String PARTNER = "payco-desk";
    /** Of a page that a provider took. */
    static final Evidence TAKEN = new Evidence(true, true, false);

    static final AuditRules RULES = new AuditRules(
            Duration.ofSeconds(120),
            Duration.ofSeconds(45),
            Duration.ofSeconds(30),
            Duration.ofSeconds(300),
            Duration.ofSeconds(60),
            Duration.ofSeconds(30));

    final List<LifecycleEvent> events = new ArrayList<>();
    final Map<UUID, Evidence> pages = new HashMap<>();
    PolicyTerms terms = terms(1, null);
    Duration verdictTime = Duration.ZERO;

    /** It is confirmed, and eleven seconds in people begin to be asked for. */
    void begun() {
        detected(0);
        confirmed(10);
        started(11);
    }

    /** As {@link #begun}, and the first level is asked: a message has reached rami. @return his page */
    UUID asked() {
        begun();
        return paged(11, 1, TAKEN);
    }

    void detected(long second) {
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

    void assessed(long second) {
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

    void confirmed(long second) {
        confirmed(second, "payments");
    }

    void confirmed(long second, String service) {
        events.add(
                new IncidentConfirmed(context(second), Severity.SEV2, IncidentType.PAYMENT, List.of(), service, "1"));
    }

    void started(long second) {
        events.add(new EscalationStarted(
                context(second), RUN, "payments", null, "store", "3", Severity.SEV2, true, false));
    }

    UUID paged(long second, int level, Evidence evidence) {
        return paged(second, "rami", level, evidence);
    }

    UUID paged(long second, String person, int level, Evidence evidence) {
        UUID page = new UUID(person.hashCode(), second);
        events.add(new ResponderPaged(context(second), page, RUN, person, level, null, null));
        if (evidence != null) {
            pages.put(page, evidence);
        }
        return page;
    }

    void answered(long second, UUID page, String by) {
        events.add(new PageAcknowledged(context(second), page, by, AcknowledgedBy.API));
    }

    static PolicyTerms terms(int answers, Duration holds) {
        return new PolicyTerms(
                List.of(
                        new PolicyTerms.LevelTerms(Duration.ofMinutes(5), answers),
                        new PolicyTerms.LevelTerms(Duration.ofMinutes(10), 1)),
                Optional.ofNullable(holds));
    }

    List<Kind> findingsAt(long second) {
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
            public Duration verdictTime(String service) {
                return verdictTime;
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

    static EventContext context(long second) {
        return EventContext.internal(INCIDENT, START.plusSeconds(second), Actor.rule("test"), "as the test says");
    }
}
