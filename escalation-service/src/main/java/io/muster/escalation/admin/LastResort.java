package io.muster.escalation.admin;

import io.muster.escalation.EscalationConfig;
import io.muster.escalation.setup.Dependants;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The admins who are paged when nobody else can be are needed for as long as the setting names them. */
@ApplicationScoped
class LastResort implements Dependants {

    private final EscalationConfig config;

    LastResort(EscalationConfig config) {
        this.config = config;
    }

    @Override
    public Uni<Map<String, String>> of(Set<String> things) {
        return Uni.createFrom()
                .item(config.fallbackPersons().orElse(List.of()).stream()
                        .distinct()
                        .collect(Collectors.toMap(
                                person -> "people/" + person, person -> "muster.escalation.fallback-persons")));
    }
}
