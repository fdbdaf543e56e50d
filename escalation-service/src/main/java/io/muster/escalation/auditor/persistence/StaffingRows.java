package io.muster.escalation.auditor.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.muster.durable.database.Sql;
import io.muster.escalation.EscalationConfig;
import io.muster.escalation.StoredJson;
import io.muster.escalation.auditor.PolicyTerms;
import io.muster.escalation.auditor.Rota;
import io.muster.escalation.auditor.Staffing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Who stands for what, read from the tables in the auditor's own way. */
@ApplicationScoped
class StaffingRows {

    private static final Duration DAY = Duration.ofDays(1);

    private static final String TEAMS = "select key, members from team where key = any (cast(?1 as text[]))";
    /** Those that nothing lies over, or has lain over lately. */
    private static final String SCHEDULES = """
            select key, time_zone, document from schedule s
            where key = any (cast(?1 as text[])) and document is not null
              and not exists (select 1 from schedule_change c
                              where c.schedule = s.key and c.until_at > clock_timestamp() - interval '1 day')
            """;

    private static final String PEOPLE = "select id, contacts from person where id = any (cast(?1 as text[]))";

    private final EscalationConfig config;

    StaffingRows(EscalationConfig config) {
        this.config = config;
    }

    Uni<Staffing> staffing(Collection<PolicyTerms> policies) {
        List<PolicyTerms.TargetTerms> targets = policies.stream()
                .flatMap(policy -> policy.levels().stream())
                .flatMap(level -> level.targets().stream())
                .toList();
        if (targets.isEmpty()) {
            return Uni.createFrom().item(Staffing.UNKNOWN);
        }
        return Sql.rows(TEAMS, (Object) named(targets, PolicyTerms.TargetTerms::team))
                .map(StaffingRows::teams)
                .chain(teams -> Sql.rows(SCHEDULES, (Object) named(targets, PolicyTerms.TargetTerms::schedule))
                        .map(StaffingRows::rotas)
                        .chain(rotas -> Sql.rows(PEOPLE, (Object) everybody(targets, teams, rotas))
                                .map(people -> new Staffing(teams, rotas, reachable(people)))));
    }

    private static String[] named(
            List<PolicyTerms.TargetTerms> targets, Function<PolicyTerms.TargetTerms, Optional<String>> what) {
        return targets.stream()
                .flatMap(target -> what.apply(target).stream())
                .distinct()
                .toArray(String[]::new);
    }

    private static Map<String, List<String>> teams(List<Object[]> rows) {
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> (String) row[0], row -> StoredJson.read((String) row[1], new TypeReference<>() {})));
    }

    private static Map<String, Rota> rotas(List<Object[]> rows) {
        Map<String, Rota> rotas = new HashMap<>();
        for (Object[] row : rows) {
            rota(ZoneId.of((String) row[1]), StoredJson.read((String) row[2], JsonNode.class))
                    .ifPresent(rota -> rotas.put((String) row[0], rota));
        }
        return rotas;
    }

    /** Of one layer that always counts, in which each has the same number of days. */
    private static Optional<Rota> rota(ZoneId zone, JsonNode document) {
        JsonNode layer = document.path("layers").path(0);
        JsonNode shifts = layer.path("shifts");
        boolean plain = document.path("layers").size() == 1
                && shifts.size() == 1
                && layer.path("restrictions").isEmpty()
                && !layer.hasNonNull("endsAt")
                && layer.path("onHolidays").asText("WORKS").equals("WORKS");
        if (!plain) {
            return Optional.empty();
        }
        Duration turn = Duration.parse(shifts.path(0).asText());
        List<String> people = StreamSupport.stream(layer.path("people").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        LocalDateTime startsAt = LocalDateTime.parse(layer.path("startsAt").asText());
        return Optional.of(new Rota(zone, startsAt, turn, people))
                .filter(rota -> turn.isPositive() && turn.toSeconds() % DAY.toSeconds() == 0);
    }

    private static String[] everybody(
            List<PolicyTerms.TargetTerms> targets, Map<String, List<String>> teams, Map<String, Rota> rotas) {
        Set<String> ids = new HashSet<>(List.of(named(targets, PolicyTerms.TargetTerms::person)));
        teams.values().forEach(ids::addAll);
        rotas.values().forEach(rota -> ids.addAll(rota.people()));
        return ids.toArray(String[]::new);
    }

    private Set<String> reachable(List<Object[]> people) {
        return people.stream()
                .filter(row -> isReachable(StoredJson.read((String) row[1], JsonNode.class)))
                .map(row -> (String) row[0])
                .collect(Collectors.toSet());
    }

    private boolean isReachable(JsonNode contacts) {
        return StreamSupport.stream(contacts.spliterator(), false)
                .anyMatch(contact -> config.useUnverifiedContacts() || contact.hasNonNull("verifiedAt"));
    }
}
