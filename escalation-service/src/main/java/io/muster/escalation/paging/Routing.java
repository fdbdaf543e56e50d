package io.muster.escalation.paging;

import io.muster.escalation.policy.EscalationPolicy;
import java.util.Optional;

/**
 * Which policy applies to a service now, and whom it can reach.
 *
 * @param turn how many runs of the policy began before
 * @param problem why it is not the service's own policy; empty when it is
 */
public record Routing(
        String service,
        Optional<String> team,
        EscalationPolicy policy,
        long turn,
        Optional<String> problem,
        Roster roster) {}
