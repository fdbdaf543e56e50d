package io.muster.escalation;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.muster.escalation.auditor.AuditSignsRegistration;
import io.muster.escalation.calendar.CalendarProblem;
import io.muster.escalation.calendar.CalendarSignsRegistration;
import io.muster.escalation.channel.ChannelProblem;
import io.muster.escalation.foresight.ForesightSignsRegistration;
import io.muster.escalation.paging.PagingProblem;
import io.muster.escalation.paging.SignsRegistration;
import io.muster.escalation.people.PeopleProblem;
import io.muster.escalation.policy.PolicyProblem;
import io.muster.escalation.roles.RoleProblem;
import io.muster.escalation.room.RoomProblem;
import io.muster.escalation.schedule.ScheduleProblem;
import io.muster.escalation.setup.SetupProblem;
import io.muster.escalation.tasks.TaskProblem;
import io.muster.testkit.Catalogues;
import org.junit.jupiter.api.Test;

/** Dashboards, alerts and callers are built on these names: a change must be seen. */
class CataloguesTest {

    @Test
    void theMetricsAreTheCommittedOnes() {
        var registry = new SimpleMeterRegistry();

        SignsRegistration.in(registry);
        AuditSignsRegistration.in(registry);
        ForesightSignsRegistration.in(registry);
        CalendarSignsRegistration.in(registry);

        Catalogues.verifyMetrics("escalation", "# Metrics of escalation-service", "muster_escalation_", registry);
    }

    @Test
    void theProblemsAreTheCommittedOnes() {
        Catalogues.verifyProblems(
                "escalation",
                "# Problems of escalation-service",
                CalendarProblem.values(),
                ChannelProblem.values(),
                PagingProblem.values(),
                PeopleProblem.values(),
                PolicyProblem.values(),
                RoleProblem.values(),
                RoomProblem.values(),
                ScheduleProblem.values(),
                SetupProblem.values(),
                TaskProblem.values());
    }
}
