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
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
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

    private static final String TEAMS = "select key, members from team where key = any (cast(?1 as text[]))";
    /** But for those that were not yet, when somebody was asked for, what they are now. */
    private static final String SCHEDULES = """
            select key, time_zone, document, (select h.days from holiday_calendar h where h.key = calendar)
            from (select key, time_zone, document, cast(document as jsonb) ->> 'calendar' as calendar
                  from schedule where key = any (cast(?1 as text[])) and document is not null) s
            where not exists (select 1 from schedule_version v where v.schedule = s.key and v.replaced_at > ?2)
              and not exists (select 1 from holiday_version v where v.calendar = s.calendar and v.replaced_at > ?2)
              and not exists (select 1 from schedule_change c
                              where c.schedule = s.key and c.made_at > ?2 and c.from_at < c.made_at)
            """;

    private static final String CHANGES = """
            select schedule, from_at, until_at, person, shifts from schedule_change
            where schedule = any (cast(?1 as text[])) and until_at > ?2
            order by case when calendar is null then 0 else 1 end, seq desc
            """;

    private static final String PEOPLE = "select id, contacts from person where id = any (cast(?1 as text[]))";

    private final EscalationConfig config;

    private final Clock clock;

    StaffingRows(EscalationConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
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
                .chain(teams -> rotas(named(targets, PolicyTerms.TargetTerms::schedule))
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

    private Uni<Map<String, Rota>> rotas(String[] keys) {
        Instant watched = clock.instant().minus(Staffing.WATCHED);
        return Sql.rows(CHANGES, keys, watched)
                .map(StaffingRows::changes)
                .chain(changes -> Sql.rows(SCHEDULES, keys, watched)
                        .map(rows -> rows.stream()
                                .collect(Collectors.toMap(
                                        row -> (String) row[0],
                                        row -> StoredRota.of(row, changes.getOrDefault(row[0], List.of()))))));
    }

    private static Map<String, List<Rota.Change>> changes(List<Object[]> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> (String) row[0], Collectors.mapping(StoredRota::change, Collectors.toList())));
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
