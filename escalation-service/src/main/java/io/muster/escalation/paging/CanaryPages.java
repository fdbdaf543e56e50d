package io.muster.escalation.paging;

import io.muster.contracts.Canary;
import io.muster.contracts.Severity;
import io.muster.escalation.people.Contact;
import io.muster.escalation.people.Person;
import io.muster.escalation.policy.EscalationPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Use case: a canary came through detection and is paged to nobody, by the planner, the rows, the timers and the sending
 * that page people. Its message in nobody's hands closes the circle. No other stage hears of it and no person ever gets
 * one, whatever fails.
 */
@ApplicationScoped
public class CanaryPages {

    /** The kind of contact that takes everything and brings it nowhere. */
    public static final String CHANNEL = "null";

    /** Who is paged; no person can have such an id, since it is no name that a sign-in gives. */
    static final Person NOBODY =
            new Person("canary/nobody", "Nobody", ZoneOffset.UTC, List.of(Contact.of(CHANNEL, "nowhere")));

    private static final Logger LOG = Logger.getLogger(CanaryPages.class);
    private static final Duration TIME_TO_ANSWER = Duration.ofMinutes(1);
    /** What is older says nothing of the way as it is now. */
    private static final Duration STALE = Duration.ofMinutes(5);

    private static final Duration KEPT = Duration.ofHours(1);

    private final Escalator escalator;
    private final Escalations escalations;
    private final PagingPolicy policy;
    private final Clock clock;

    CanaryPages(Escalator escalator, Escalations escalations, PagingPolicy policy, Clock clock) {
        this.escalator = escalator;
        this.escalations = escalations;
        this.policy = policy;
        this.clock = clock;
    }

    static Roster roster() {
        return new Roster(Map.of(NOBODY.id(), NOBODY), Map.of(), Map.of(), Optional.empty(), List.of());
    }

    /** Pages nobody. What was kept of canaries that are long through goes. */
    public Uni<Void> page(Canary canary) {
        Instant now = clock.instant();
        if (canary.sentAt().plus(STALE).isBefore(now)) {
            LOG.infof("the canary of %s came too late to say anything", canary.sentAt());
            return Uni.createFrom().voidItem();
        }
        Facts facts = Facts.test(canary.id(), "A canary: nothing is broken", canary.sentAt(), Severity.SEV1);
        Routing routing = new Routing(
                "",
                Optional.empty(),
                EscalationPolicy.canary(NOBODY.id(), TIME_TO_ANSWER),
                0,
                Optional.empty(),
                roster());
        return escalator
                .step(
                        canary.id(),
                        found -> Uni.createFrom()
                                .item(found.map(known -> Decision.nothing(known, "the canary is known"))
                                        .orElseGet(() -> policy.testPage(facts, routing, now))))
                .chain(() -> escalations.forgetCanaries(now.minus(KEPT)));
    }
}
