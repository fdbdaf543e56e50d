package io.muster.escalation.auditor.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.EventJson;
import io.muster.contracts.LifecycleEvent;
import io.muster.durable.database.Sql;
import io.muster.escalation.StoredJson;
import io.muster.escalation.auditor.Account;
import io.muster.escalation.auditor.AuditRules;
import io.muster.escalation.auditor.Finding;
import io.muster.escalation.auditor.Ledger;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** In plain SQL, and in tables of its own; of the engine's tables it only reads. */
@ApplicationScoped
class SqlLedger implements Ledger {

    private static final String NOTE = """
            insert into audited_event (id, incident_id, type, body) values (?1, ?2, ?3, ?4)
            on conflict (id) do nothing
            """;
    /** Those of the last week whose last word on the matter is not that they are over. */
    private static final String OPEN = """
            select e.incident_id, e.type, e.body
            from audited_event e
            join (select incident_id, max(seq) filter (where over) as over_at, max(seq) filter (where not over) as on_at
                  from audited_event
                  where over is not null
                  group by incident_id) w on w.incident_id = e.incident_id
            where w.on_at is not null and (w.over_at is null or w.on_at > w.over_at)
              and e.noted_at > clock_timestamp() - interval '7 days'
            order by e.seq
            """;

    private static final String PAGES = """
            select p.id, p.state,
                   exists (select 1 from delivery d
                           where d.incident_id = p.incident_id and d.state in ('sent', 'concluding')
                             and cast(d.payload as json) ->> 'pageId' = cast(p.id as text))
                     or exists (select 1 from paced_message m join delivery d on d.id = m.bundle
                                where m.page_id = p.id and d.state in ('sent', 'concluding')),
                   exists (select 1 from timer t where t.kind = 'page-contact'
                             and t.key like cast(p.id as text) || ':%' and t.due_at > ?2)
                     or exists (select 1 from paced_message m
                                where m.page_id = p.id and m.due_at + interval '1 minute' > ?2)
            from page p
            where cast(p.id as text) = any (string_to_array(?1, ','))
            """;
    private static final String POLICY = """
            select document, version from escalation_policy where key = ?1 and cast(version as text) = ?2
            """;
    private static final String UNPUBLISHED =
            "select cast(min(created_at) as timestamptz), count(*) from outbox where published_at is null";
    private static final String DEAD = "select count(*), count(*) from dead_letter where state = 'dead'";
    private static final String FOUND = """
            insert into audit_finding (kind, subject, incident_id, detail, found_at) values (?1, ?2, cast(?3 as uuid), ?4, ?5)
            on conflict (kind, subject) where cleared_at is null do nothing
            """;
    private static final String CLEAR = """
            update audit_finding set cleared_at = ?1
            where cleared_at is null and not (kind || ' ' || subject) = any (string_to_array(?2, ','))
            """;
    /** A limited number at a time; what is left goes in the next round. */
    private static final String FORGET = """
            delete from audited_event where seq in (
                select seq from audited_event where noted_at < clock_timestamp() - interval '30 days' limit 500)
            """;

    private static final String STANDING = """
            select kind, incident_id, subject, detail, found_at from audit_finding where cleared_at is null
            order by found_at, subject
            """;
    private static final String NONE = "-";

    @Override
    public Uni<Void> note(UUID eventId, LifecycleEvent event, String type) {
        String body = new String(EventJson.write(event), StandardCharsets.UTF_8);
        return Sql.update(NOTE, eventId, event.incidentId(), type, body).replaceWithVoid();
    }

    @Override
    public Uni<List<Account>> openAccounts() {
        return Sql.rows(OPEN).map(rows -> {
            Map<UUID, List<LifecycleEvent>> events = new LinkedHashMap<>();
            for (Object[] row : rows) {
                byte[] body = ((String) row[2]).getBytes(StandardCharsets.UTF_8);
                events.computeIfAbsent((UUID) row[0], id -> new ArrayList<>())
                        .add(EventJson.read((String) row[1], body));
            }
            List<Account> accounts = new ArrayList<>();
            events.forEach((id, all) -> accounts.add(new Account(id, all)));
            return accounts;
        });
    }

    @Override
    public Uni<Map<UUID, AuditRules.Evidence>> evidence(Set<UUID> pages, Instant now) {
        String ids = String.join(",", pages.stream().map(UUID::toString).toList());
        return Sql.rows(PAGES, ids, now).map(rows -> {
            Map<UUID, AuditRules.Evidence> found = new HashMap<>();
            for (Object[] row : rows) {
                boolean asks = row[1].equals("sending") || row[1].equals("handed over");
                found.put((UUID) row[0], new AuditRules.Evidence(true, (Boolean) row[2], !asks || (Boolean) row[3]));
            }
            return found;
        });
    }

    @Override
    public Uni<Account.LevelTimes> times(String policy, String version) {
        return Sql.rows(POLICY, policy, version)
                .map(rows -> new Account.LevelTimes(rows.stream()
                        .findFirst()
                        .map(row -> times(StoredJson.read((String) row[0], JsonNode.class)))
                        .orElse(List.of())));
    }

    private static List<Duration> times(JsonNode document) {
        List<Duration> times = new ArrayList<>();
        document.path("levels")
                .forEach(level -> times.add(Duration.parse(level.path("timeout").asText())));
        return times;
    }

    @Override
    public Uni<Duration> oldestUnpublished(Instant now) {
        return Sql.rows(UNPUBLISHED)
                .map(rows -> Optional.ofNullable(Sql.instant(rows.getFirst()[0]))
                        .map(since -> Duration.between(since, now))
                        .filter(age -> !age.isNegative())
                        .orElse(Duration.ZERO));
    }

    @Override
    public Uni<Long> deadLetters() {
        return Sql.rows(DEAD).map(rows -> ((Number) rows.getFirst()[0]).longValue());
    }

    @Override
    public Uni<List<OpenFinding>> settle(List<Finding> findings, Instant now) {
        String standing = findings.isEmpty()
                ? NONE
                : String.join(",", findings.stream().map(SqlLedger::name).toList());
        return Multi.createFrom()
                .iterable(findings)
                .onItem()
                .transformToUniAndConcatenate(finding -> Sql.update(
                        FOUND,
                        finding.kind().name(),
                        finding.subject(),
                        finding.incidentId().map(UUID::toString).orElse(null),
                        finding.detail(),
                        now))
                .collect()
                .last()
                .chain(() -> Sql.update(CLEAR, now, standing))
                .chain(() -> Sql.update(FORGET))
                .chain(this::open);
    }

    private static String name(Finding finding) {
        return finding.kind().name() + " " + finding.subject();
    }

    @Override
    public Uni<List<OpenFinding>> open() {
        return Sql.rows(STANDING)
                .map(rows -> rows.stream().map(SqlLedger::finding).toList());
    }

    private static OpenFinding finding(Object[] row) {
        Finding finding = new Finding(
                Finding.Kind.valueOf((String) row[0]), Optional.ofNullable((UUID) row[1]), (String) row[2], (String)
                        row[3]);
        return new OpenFinding(finding, Sql.instant(row[4]));
    }
}
