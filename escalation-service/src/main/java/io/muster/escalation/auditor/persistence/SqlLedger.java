package io.muster.escalation.auditor.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.EventJson;
import io.muster.contracts.EventTypes;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.durable.database.Sql;
import io.muster.durable.loop.InTurn;
import io.muster.escalation.StoredJson;
import io.muster.escalation.auditor.Account;
import io.muster.escalation.auditor.AuditRules;
import io.muster.escalation.auditor.Finding;
import io.muster.escalation.auditor.Ledger;
import io.muster.escalation.auditor.PolicyTerms;
import io.muster.escalation.auditor.Staffing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** In plain SQL, and in tables of its own; of the engine's tables it only reads. */
@ApplicationScoped
class SqlLedger implements Ledger {

    /** In the order given. Of what an incident hits the first word is enough. */
    private static final String NOTE = """
            with given as (
                select * from unnest(cast(?1 as uuid[]), cast(?2 as uuid[]), cast(?3 as text[]), cast(?4 as text[]))
                    with ordinality as given (id, incident_id, type, body, place)),
            noted as (
                insert into audited_event (id, incident_id, type, body)
                select id, incident_id, type, body from given
                where type <> ?5
                   or not exists (select 1 from audited_event known
                                  where known.incident_id = given.incident_id and known.type = given.type)
                order by place
                on conflict (id) do nothing
                returning incident_id, over, seq)
            insert into audited_incident (incident_id, over)
            select distinct on (incident_id) incident_id, over from noted where over is not null
            order by incident_id, seq desc
            on conflict (incident_id) do update set over = excluded.over, noted_at = excluded.noted_at
            """;

    private static final String PAGES = """
            with asked as (
                select p.id, p.attempts, p.state from page p
                where p.id in (select cast(id as uuid) from unnest(string_to_array(?1, ',')) as ids (id)))
            select a.id, a.state,
                   exists (
                       select 1 from json_array_elements(cast(a.attempts as json)) attempt
                       join delivery d on d.id = cast(attempt ->> 'delivery' as uuid)
                       where d.state in ('sent', 'concluding'))
                     or exists (
                       select 1 from paced_message m join delivery d on d.id = m.bundle
                       where m.page_id = a.id and d.state in ('sent', 'concluding')),
                   cast(a.id as text) in (
                       select split_part(t.key, ':', 1) from timer t where t.kind = 'page-contact' and t.due_at > ?2)
                     or exists (
                       select 1 from paced_message m
                       where m.page_id = a.id and m.due_at + interval '1 minute' > ?2)
            from asked a
            """;
    private static final String POLICY = """
            select document, version from escalation_policy where key = ?1 and cast(version as text) = ?2
            """;
    private static final String VERDICT_TIMES = """
            select s.key, p.time from service s join (
                select distinct on (key) key, cast(document as jsonb) ->> 'triageOverdue' as time
                from escalation_policy order by key, version desc) p on p.key = s.policy
            where p.time is not null
            """;
    private static final String PARTNERS = "select id, partner from person where partner is not null";
    private static final String UNPUBLISHED =
            "select cast(min(created_at) as timestamptz), count(*) from outbox where published_at is null";
    private static final String LAST_CIRCLE = """
            select cast(cast(payload as json) ->> 'detectedAt' as timestamptz), concluded_at from delivery
            where channel = 'null' and state = 'sent' and concluded_at is not null
            order by concluded_at desc limit 1
            """;
    private static final String DEAD = "select count(*), count(*) from dead_letter where state = 'dead'";
    private static final String FOUND = """
            insert into audit_finding (kind, subject, incident_id, detail, found_at) values (?1, ?2, cast(?3 as uuid), ?4, ?5)
            on conflict (kind, subject) where cleared_at is null do update set detail = excluded.detail
                where excluded.kind = 'DEAD_LETTER' and audit_finding.detail <> excluded.detail
            """;
    private static final String CLEAR = """
            update audit_finding set cleared_at = ?1
            where cleared_at is null and not (kind || ' ' || subject) = any (string_to_array(?2, ','))
            """;
    /** A limited number at a time, of incidents that are over; what is left goes in the next round. */
    private static final String FORGET = """
            delete from audited_event where seq in (
                select seq from audited_event e where noted_at < clock_timestamp() - interval '30 days'
                  and not exists (select 1 from audited_incident i where i.incident_id = e.incident_id and not i.over)
                limit 500)
            """;

    private static final String FORGET_INCIDENTS = """
            delete from audited_incident where incident_id in (
                select incident_id from audited_incident
                where over and noted_at < clock_timestamp() - interval '30 days' limit 500)
            """;

    private static final String STANDING = """
            select kind, incident_id, subject, detail, found_at from audit_finding where cleared_at is null
            order by found_at, subject
            """;
    private static final String NONE = "-";
    private static final String IMPACT = EventTypes.typeOf(ImpactAssessed.class);

    private final StaffingRows rows;
    private final OpenAccounts accounts = new OpenAccounts();

    SqlLedger(StaffingRows rows) {
        this.rows = rows;
    }

    @Override
    public Uni<Void> note(List<Entry> all) {
        Set<UUID> assessed = new HashSet<>();
        List<Entry> entries = all.stream()
                .filter(entry -> !entry.type().equals(IMPACT)
                        || assessed.add(entry.event().incidentId()))
                .toList();
        return Sql.update(
                        NOTE,
                        entries.stream().map(Entry::id).toArray(UUID[]::new),
                        entries.stream()
                                .map(entry -> entry.event().incidentId())
                                .toArray(UUID[]::new),
                        entries.stream().map(Entry::type).toArray(String[]::new),
                        entries.stream().map(SqlLedger::body).toArray(String[]::new),
                        IMPACT)
                .replaceWithVoid();
    }

    private static String body(Entry entry) {
        return new String(EventJson.write(entry.event()), StandardCharsets.UTF_8);
    }

    @Override
    public Uni<List<Account>> openAccounts() {
        return accounts.read(MOST);
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
    public Uni<PolicyTerms> terms(String policy, String version) {
        return Sql.rows(POLICY, policy, version)
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> terms(StoredJson.read((String) row[0], JsonNode.class)))
                        .orElse(PolicyTerms.UNKNOWN));
    }

    private static PolicyTerms terms(JsonNode document) {
        List<PolicyTerms.LevelTerms> levels = new ArrayList<>();
        document.path("levels")
                .forEach(level -> levels.add(new PolicyTerms.LevelTerms(
                        Duration.parse(level.path("timeout").asText()),
                        level.path("acknowledgements").asInt(1),
                        !level.hasNonNull("when"),
                        only(level.path("when")),
                        level.path("mode").asText().equals("ROUND_ROBIN"),
                        targets(level))));
        Optional<Duration> answerHolds = Optional.of(document.path("acknowledgementTimeout"))
                .filter(JsonNode::isTextual)
                .map(text -> Duration.parse(text.asText()));
        return new PolicyTerms(levels, answerHolds);
    }

    /** Where anything else is a condition too, only the engine knows whether it fits. */
    private static Set<Severity> only(JsonNode when) {
        boolean others = Stream.of("services", "types", "campaign", "hours")
                .anyMatch(part -> when.hasNonNull(part)
                        && !(when.get(part).isArray() && when.get(part).isEmpty()));
        Set<Severity> severities = EnumSet.noneOf(Severity.class);
        if (!others) {
            when.path("severities").forEach(severity -> severities.add(Severity.valueOf(severity.asText())));
        }
        return severities;
    }

    private static List<PolicyTerms.TargetTerms> targets(JsonNode level) {
        List<PolicyTerms.TargetTerms> targets = new ArrayList<>();
        level.path("targets")
                .forEach(target -> targets.add(new PolicyTerms.TargetTerms(
                        text(target, "person"), text(target, "team"), text(target, "schedule"))));
        return targets;
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.of(node.path(field)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    @Override
    public Uni<Staffing> staffing(Collection<PolicyTerms> policies) {
        return rows.staffing(policies);
    }

    @Override
    public Uni<Map<String, Duration>> verdictTimes() {
        return Sql.rows(VERDICT_TIMES)
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> (String) row[0], row -> Duration.parse((String) row[1]))));
    }

    @Override
    public Uni<Set<String>> partners() {
        return Sql.rows(PARTNERS)
                .map(rows -> rows.stream().map(row -> (String) row[0]).collect(Collectors.toSet()));
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
    public Uni<Optional<Circle>> lastCircle() {
        return Sql.rows(LAST_CIRCLE)
                .map(rows ->
                        rows.stream().findFirst().map(row -> new Circle(Sql.instant(row[0]), Sql.instant(row[1]))));
    }

    @Override
    public Uni<Long> deadLetters() {
        return Sql.rows(DEAD).map(rows -> ((Number) rows.getFirst()[0]).longValue());
    }

    @Override
    public Uni<Settled> settle(List<Finding> findings, Instant now) {
        String standing = findings.isEmpty()
                ? NONE
                : String.join(",", findings.stream().map(SqlLedger::name).toList());
        return InTurn.collect(
                        findings,
                        finding -> keep(finding, now).map(isNew -> isNew ? List.of(finding) : List.<Finding>of()))
                .map(fresh -> fresh.stream().flatMap(List::stream).toList())
                .call(() -> Sql.update(CLEAR, now, standing))
                .call(() -> Sql.update(FORGET))
                .call(() -> Sql.update(FORGET_INCIDENTS))
                .chain(fresh -> open().map(open -> new Settled(open, fresh)));
    }

    private static Uni<Boolean> keep(Finding finding, Instant now) {
        return Sql.update(
                        FOUND,
                        finding.kind().name(),
                        finding.subject(),
                        finding.incidentId().map(UUID::toString).orElse(null),
                        finding.detail(),
                        now)
                .map(kept -> kept > 0);
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
