package io.muster.escalation.paging;

import io.muster.contracts.Refusal;
import io.muster.escalation.people.PeopleProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Use case: the people of an incident ask for help from another team, in one call (R50). */
@ApplicationScoped
public class AskForHelp {

    private final Escalator escalator;
    private final Router router;
    private final CallingOthers others;
    private final Clock clock;

    AskForHelp(Escalator escalator, Router router, CallingOthers others, Clock clock) {
        this.escalator = escalator;
        this.router = router;
        this.others = others;
        this.clock = clock;
    }

    /**
     * Pages who stands for the team now.
     *
     * @param team key of the team
     * @param reason what is needed
     * @param by who asks
     * @throws Refusal when the incident or the team is not known, nobody is asked for yet, or the incident has ended
     */
    public Uni<Called> of(UUID incidentId, String team, String reason, String by) {
        return escalator
                .stepKnown(
                        incidentId,
                        escalation -> router.routeTo(team)
                                .map(found -> found.orElseThrow(() -> new Refusal(
                                        PeopleProblem.UNKNOWN_TEAM, "There is no team " + team, incidentId)))
                                .map(routing -> others.help(escalation, reason, by, routing, clock.instant())))
                .map(Called::by);
    }
}
