package io.muster.escalation.paging;

import io.muster.escalation.policy.EscalationPolicy;
import io.muster.escalation.setup.Dependants;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the escalations of open incidents need of the set-up: whom they ask, and whom they may still have to ask. */
@ApplicationScoped
class RunningEscalations implements Dependants {

    private final Escalations escalations;

    RunningEscalations(Escalations escalations) {
        this.escalations = escalations;
    }

    @Override
    public Uni<Map<String, String>> of(Set<String> things) {
        Map<String, String> needed = new HashMap<>();
        Set<String> keys = things.stream().map(Dependants::keyOf).collect(Collectors.toSet());
        return escalations
                .openNaming(keys)
                .onItem()
                .transformToMulti(ids -> Multi.createFrom().iterable(ids))
                .onItem()
                .transformToUniAndConcatenate(escalations::find)
                .collect()
                .in(() -> needed, (all, found) -> found.ifPresent(escalation -> add(all, escalation)));
    }

    private static void add(Map<String, String> needed, Escalation escalation) {
        String by = "the escalation of INC-" + escalation.facts().number();
        name(needed, "services", Set.of(escalation.facts().service()), by);
        name(needed, "people", escalation.paged(), by);
        escalation.state().currentRun().ifPresent(run -> {
            EscalationPolicy policy = run.policy();
            name(needed, "policies", Set.of(policy.key()), by);
            name(needed, "schedules", policy.schedules(), by);
            name(needed, "people", policy.people(), by);
            name(needed, "teams", policy.teams(), by);
            run.team().ifPresent(team -> name(needed, "teams", Set.of(team), by));
            name(needed, "services", Set.of(run.service()), by);
        });
    }

    private static void name(Map<String, String> needed, String section, Set<String> keys, String by) {
        keys.forEach(key -> needed.putIfAbsent(section + "/" + key, by));
    }
}
