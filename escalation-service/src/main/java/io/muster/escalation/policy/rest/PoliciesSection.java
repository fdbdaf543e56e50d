package io.muster.escalation.policy.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.escalation.Kept;
import io.muster.escalation.policy.EscalationPolicies;
import io.muster.escalation.policy.EscalationPolicy;
import io.muster.escalation.policy.KeepPolicies;
import io.muster.escalation.setup.SetupJson;
import io.muster.escalation.setup.SetupSection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

@ApplicationScoped
class PoliciesSection implements SetupSection {

    private final KeepPolicies keeper;
    private final EscalationPolicies policies;
    private final SetupJson json;

    PoliciesSection(KeepPolicies keeper, EscalationPolicies policies, SetupJson json) {
        this.keeper = keeper;
        this.policies = policies;
        this.json = json;
    }

    @Override
    public String name() {
        return "policies";
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public Uni<List<String>> keep(String key, JsonNode body) {
        return keeper.save(json.read(body, PolicyRequest.class).policy(key)).map(Kept::missing);
    }

    @Override
    public List<String> remarks(String key, JsonNode thing, Map<String, Map<String, JsonNode>> all) {
        return json.read(thing, PolicyRequest.class).policy(key).remarks(desks(all.get("people")));
    }

    private static Set<String> desks(Map<String, JsonNode> people) {
        return people.entrySet().stream()
                .filter(person -> person.getValue().hasNonNull("partner"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public Uni<Void> remove(String key) {
        return policies.remove(key);
    }

    @Override
    public Uni<Map<String, JsonNode>> export() {
        return policies.all()
                .map(all -> all.stream()
                        .collect(Collectors.toMap(EscalationPolicy::key, one -> json.write(PolicyRequest.of(one)))));
    }
}
