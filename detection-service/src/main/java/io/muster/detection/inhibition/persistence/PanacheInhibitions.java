package io.muster.detection.inhibition.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.contracts.EventJson;
import io.muster.detection.inhibition.InhibitionRule;
import io.muster.detection.inhibition.InhibitionRules;
import io.muster.detection.inhibition.InhibitionRules.Inhibitor;
import io.muster.detection.inhibition.Inhibitions;
import io.muster.detection.matching.Matcher;
import io.muster.durable.database.Sql;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class PanacheInhibitions implements Inhibitions, PanacheRepositoryBase<InhibitionRulesEntity, Long> {

    private static final TypeReference<List<RuleRow>> RULES = new TypeReference<>() {};
    private static final String ONE_AT_A_TIME =
            "select cast(pg_advisory_xact_lock(hashtextextended('inhibition-rules', 2)) as text)";
    private static final String REMEMBER = """
            insert into inhibitor (fingerprint, key, also_target)
            select * from unnest(cast(?1 as text[]), cast(?2 as text[]), cast(?3 as boolean[]))
            on conflict do nothing
            """;
    // with the alert's row held: an alert that fires meanwhile is remembered after what is forgotten here
    private static final String FORGET_QUIET = """
            delete from inhibitor where (key, fingerprint) in (
                select inhibitor.key, inhibitor.fingerprint
                from inhibitor join alert on alert.fingerprint = inhibitor.fingerprint
                where alert.state <> 'FIRING' and alert.updated_at < ?1
                limit ?2 for update of alert skip locked)
            """;
    private static final String FIRING = """
            select inhibitor.fingerprint, inhibitor.key, inhibitor.also_target
            from inhibitor join alert on alert.fingerprint = inhibitor.fingerprint
            where alert.state = 'FIRING' and (alert.ends_at is null or alert.ends_at > ?1)
            """;

    /** Matchers as amtool writes them. */
    @RegisterForReflection
    record RuleRow(String name, List<String> source, List<String> target, List<String> equal) {

        static RuleRow of(InhibitionRule rule) {
            return new RuleRow(rule.name(), texts(rule.source()), texts(rule.target()), rule.equal());
        }

        InhibitionRule rule() {
            return new InhibitionRule(name, matchers(source), matchers(target), equal);
        }

        private static List<String> texts(List<Matcher> matchers) {
            return matchers.stream().map(Matcher::toString).toList();
        }

        private static List<Matcher> matchers(List<String> texts) {
            return texts.stream().map(Matcher::parse).toList();
        }
    }

    @Override
    public Uni<InhibitionRules> current() {
        return find("order by version desc").firstResult().map(PanacheInhibitions::rules);
    }

    @Override
    public Uni<Optional<InhibitionRules>> find(long version) {
        return findById(version).map(entity -> Optional.ofNullable(entity).map(PanacheInhibitions::rules));
    }

    @Override
    public Uni<List<InhibitionRules>> before(long version, int rows) {
        return find("version < ?1 order by version desc", version == 0 ? Long.MAX_VALUE : version)
                .page(0, rows)
                .list()
                .map(found -> found.stream().map(PanacheInhibitions::rules).toList());
    }

    @Override
    public Uni<InhibitionRules> currentForChange() {
        return Sql.rows(ONE_AT_A_TIME).flatMap(held -> current());
    }

    @Override
    public Uni<Void> add(InhibitionRules rules) {
        InhibitionRulesEntity entity = new InhibitionRulesEntity();
        entity.version = rules.version();
        entity.rules = write(rules.rules());
        entity.publishedAt = rules.publishedAt();
        entity.publishedBy = rules.publishedBy();
        return persistAndFlush(entity).replaceWithVoid();
    }

    @Override
    public Uni<Void> remember(Collection<Inhibitor> inhibitors) {
        return inhibitors.isEmpty()
                ? Uni.createFrom().voidItem()
                : Sql.update(
                                REMEMBER,
                                inhibitors.stream().map(Inhibitor::fingerprint).toArray(String[]::new),
                                inhibitors.stream().map(Inhibitor::key).toArray(String[]::new),
                                inhibitors.stream().map(Inhibitor::alsoTarget).toArray(Boolean[]::new))
                        .replaceWithVoid();
    }

    @Override
    public Uni<Void> forgetQuiet(Instant since, int most) {
        return Sql.update(FORGET_QUIET, since, most).replaceWithVoid();
    }

    @Override
    public Uni<Void> forgetAll() {
        return Sql.update("delete from inhibitor").replaceWithVoid();
    }

    @Override
    public Uni<List<Inhibitor>> firing(Collection<String> keys, Instant now) {
        return keys.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Sql.rows(FIRING + " and inhibitor.key = any(cast(?2 as text[]))", now, keys.toArray(String[]::new))
                        .map(PanacheInhibitions::inhibitors);
    }

    @Override
    public Uni<List<Inhibitor>> firing(Instant now) {
        return Sql.rows(FIRING, now).map(PanacheInhibitions::inhibitors);
    }

    private static List<Inhibitor> inhibitors(List<Object[]> rows) {
        return rows.stream()
                .map(row -> new Inhibitor((String) row[0], (String) row[1], (Boolean) row[2]))
                .toList();
    }

    private static String write(List<InhibitionRule> rules) {
        try {
            return EventJson.mapper()
                    .writeValueAsString(rules.stream().map(RuleRow::of).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("rules that cannot be written", e);
        }
    }

    private static InhibitionRules rules(InhibitionRulesEntity entity) {
        try {
            List<InhibitionRule> rules = EventJson.mapper().readValue(entity.rules, RULES).stream()
                    .map(RuleRow::rule)
                    .toList();
            return new InhibitionRules(entity.version, rules, entity.publishedAt, entity.publishedBy);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("inhibition rules v" + entity.version + " cannot be read", e);
        }
    }
}
