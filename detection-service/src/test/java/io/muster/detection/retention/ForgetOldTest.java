package io.muster.detection.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.detection.measure.Measures;
import io.muster.durable.Timer;
import io.muster.durable.UnitOfWork;
import io.muster.testkit.EmbeddedDatabase;
import io.muster.testkit.Infrastructure;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Years before every other test's rows, so that nothing of theirs is old. */
@QuarkusTest
@WithMuster
class ForgetOldTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant NOW = Instant.parse("2020-12-01T00:00:00Z");
    private static final Instant YOUNG = NOW.minus(Duration.ofDays(29));
    private static final Instant OLD = NOW.minus(Duration.ofDays(91));
    private static final int ALL = 1_000;

    @Inject
    ForgetOld forgetOld;

    @Inject
    Measures measures;

    @Inject
    UnitOfWork unitOfWork;

    private final EmbeddedDatabase database = Infrastructure.database();
    private final String mark = "old-" + UUID.randomUUID();
    private UUID open;
    private UUID watched;
    private UUID watchIsOver;
    private UUID dismissed;

    @BeforeEach
    void incidents() {
        open = incident(null, null);
        watched = incident(NOW.plusSeconds(60), null);
        watchIsOver = incident(NOW.minusSeconds(60), null);
        dismissed = incident(null, "DISMISSED");
    }

    @AfterEach
    void nothingGoesOn() {
        database.execute("update incident set ending = 'RESOLVED', ended_at = '" + NOW + "' where what = '" + mark
                + "' and ending is null");
        database.execute("delete from alert where source = 'MONITORING' and integration = '" + mark + "'");
    }

    @Test
    void alertsThatAreOverAreForgottenAndThoseThatFireStay() {
        alert("resolved", "RESOLVED", "alertmanager", OLD, null);
        alert("lost", "LOST", "alertmanager", OLD, null);
        alert("resolved-lately", "RESOLVED", "alertmanager", YOUNG, null);
        alert("fires", "FIRING", "opsgenie", OLD, null);
        alert("still-missing", "LOST", "heartbeat", OLD, null);
        alert("inhibits", "RESOLVED", "alertmanager", OLD, null);
        database.execute("insert into inhibitor (key, fingerprint, also_target) values ('" + mark + "', '" + mark
                + "-inhibits', false)");

        forget(ALL);

        assertThat(left("alert", "fingerprint", "integration"))
                .containsExactlyInAnyOrder("resolved-lately", "fires", "still-missing", "inhibits");
    }

    @Test
    void whatAnOpenIncidentOrARunningWatchNeedsStays() {
        alert("of-open", "RESOLVED", "opsgenie", OLD, open);
        alert("of-watched", "LOST", "opsgenie", OLD, watched);
        alert("of-watch-over", "RESOLVED", "opsgenie", OLD, watchIsOver);
        alert("of-dismissed", "RESOLVED", "opsgenie", OLD, dismissed);
        for (String name : List.of("of-open", "of-watched", "of-watch-over", "of-dismissed")) {
            remark(name, OLD);
        }
        decision("of-open", OLD, open);
        decision("of-watched", OLD, watched);
        decision("of-dismissed", OLD, dismissed);
        group("of-open", OLD, open);
        group("of-watch-over", OLD, watchIsOver);

        forget(ALL);

        assertThat(left("alert", "fingerprint", "integration")).containsExactlyInAnyOrder("of-open", "of-watched");
        assertThat(left("alert_remark", "fingerprint", "integration"))
                .containsExactlyInAnyOrder("of-open", "of-watched");
        assertThat(left("decided_signal", "fingerprint", "summary")).containsExactlyInAnyOrder("of-open", "of-watched");
        assertThat(left("report_group", "about", "what")).containsExactly("of-open");
    }

    @Test
    void decisionsReportsChangesAndRemarksAreForgottenWhenTheyAreOld() {
        for (Instant at : List.of(OLD, YOUNG)) {
            String name = at.equals(OLD) ? "old" : "young";
            decision(name, at, null);
            group(name, at, null);
            remark(name, at);
        }
        change("before-what-goes-on", OLD.minus(Duration.ofDays(8)));
        change("in-the-week-before-it", OLD.minus(Duration.ofDays(6)));
        change("young", YOUNG);

        forget(ALL);

        assertThat(left("decided_signal", "fingerprint", "summary")).containsExactly("young");
        assertThat(left("report_group", "about", "what")).containsExactly("young");
        assertThat(left("alert_remark", "fingerprint", "integration")).containsExactly("young");
        assertThat(left("change_event", "summary", "integration"))
                .containsExactlyInAnyOrder("in-the-week-before-it", "young");
    }

    @Test
    void aRoundIsBoundedAndTheNextOneFollowsAtOnceWhileThereIsMore() {
        for (int i = 0; i < 3; i++) {
            alert("resolved-" + i, "RESOLVED", "opsgenie", OLD, null);
        }

        assertThat(forget(2)).as("there may be more").isTrue();
        assertThat(left("alert", "fingerprint", "integration")).hasSize(1);
        assertThat(forget(2)).as("that was all").isFalse();
        assertThat(left("alert", "fingerprint", "integration")).isEmpty();

        done(() -> forgetOld.fire(new Timer(ForgetOld.KIND, "all", NOW, null, null), Instant.now()));
        assertThat(database.number("select count(*) from timer where kind = 'forget-old' and due_at > now()"))
                .as("it is done again and again")
                .isEqualTo(1);
    }

    @Test
    void firingsOfRulesAndSeriesThatEndedAreForgottenWithTheMeasuresOfTheirTime() {
        firing("over", OLD);
        firing("over-lately", YOUNG);
        firing("goes-on", null);
        series("told-lately", YOUNG);
        series("told-by-nobody", OLD);

        done(() -> measures.forget(OLD.plusSeconds(1), Instant.EPOCH).replaceWithVoid());

        assertThat(left("measure_firing", "segment", "rule")).containsExactlyInAnyOrder("over-lately", "goes-on");
        assertThat(left("measure_series", "region", "source")).containsExactly("told-lately");
    }

    private boolean forget(int most) {
        return unitOfWork.run(() -> forgetOld.forget(NOW, most)).await().atMost(PATIENCE);
    }

    private void done(Supplier<Uni<Void>> work) {
        unitOfWork.run(work).await().atMost(PATIENCE);
    }

    private UUID incident(Instant watchUntil, String ending) {
        UUID id = UUID.randomUUID();
        database.execute(
                """
                insert into incident (id, number, what, affected_where, since, journeys, proposed_severity, source,
                    policy_version, reason, detected_by, detected_at, untold_signals, untold_alerts, untold_joined,
                    untold_cleared, watch_until, ending, ended_at)
                values ('%s', nextval('incident_number'), '%s', '{}', '%s', '{}', 'SEV2', 'MONITORING', 1, 'r', 'r', '%3$s', 0,
                    '{}', false, false, %s, %s, %s)
                """.formatted(id, mark, OLD, quoted(watchUntil), quoted(ending), quoted(ending == null ? null : OLD)));
        return id;
    }

    private void alert(String name, String state, String format, Instant at, UUID incident) {
        database.execute("""
                insert into alert (fingerprint, state, source, format, integration, labels, annotations, starts_at, timeout,
                    first_seen_at, updated_at, signals, incident_id, decided_by)
                values ('%s-%s', '%s', 'MONITORING', '%s', '%1$s', '{}', '{}', '%s', false, '%5$s', '%5$s', 1, %s, 1)
                """.formatted(mark, name, state, format, at, quoted(incident)));
    }

    private void decision(String name, Instant at, UUID incident) {
        database.execute("""
                insert into decided_signal (id, kind, fingerprint, source, format, summary, outcome, placement, policy_version,
                    reason, incident_id, received_at, decided_at, signal)
                values ('%s', 'alert', '%s-%s', 'MONITORING', 'opsgenie', '%2$s', 'INCIDENT', 'NEW', 1, 'r', %s, '%s', '%5$s',
                    '{}')
                """.formatted(UUID.randomUUID(), mark, name, quoted(incident), at));
    }

    private void group(String name, Instant at, UUID incident) {
        database.execute("""
                insert into report_group (id, about, what, source, reports, first_at, last_at, incident_id, decided_by)
                values ('%s', '%s-%s', '%2$s', 'SUPPORT', 1, '%s', '%4$s', %s, 1)
                """.formatted(UUID.randomUUID(), mark, name, at, quoted(incident)));
    }

    private void remark(String name, Instant at) {
        database.execute("""
                insert into alert_remark (id, fingerprint, kind, format, integration, alert_known, received_at, processed_at)
                values ('%s', '%s-%s', 'NOTED', 'opsgenie', '%2$s', true, '%s', '%4$s')
                """.formatted(UUID.randomUUID(), mark, name, at));
    }

    private void change(String name, Instant at) {
        database.execute("""
                insert into change_event (id, summary, integration, format, details, links, changed_at, received_at)
                values ('%s', '%s-%s', '%2$s', 'pagerduty', '{}', '{}', '%s', '%4$s')
                """.formatted(UUID.randomUUID(), mark, name, at));
    }

    private void firing(String name, Instant until) {
        database.execute("""
                insert into measure_firing (rule, segment, since, until, held_at, told_at, signal)
                values ('%s', '%1$s-%s', '%s', %s, '%3$s', '%3$s', '{}')
                """.formatted(mark, name, OLD.minusSeconds(60), quoted(until)));
    }

    private void series(String name, Instant last) {
        database.execute(
                "insert into measure_series (metric, region, source, last_minute) values ('CARTS', '%s-%s', '%1$s', '%s')"
                        .formatted(mark, name, last));
    }

    private static String quoted(Object value) {
        return value == null ? "null" : "'" + value + "'";
    }

    /** The names of this test's rows that are left. */
    private List<String> left(String table, String name, String marked) {
        String names = database.text(
                "select string_agg(substr(%s, %d), ',') from %s where %s = ?"
                        .formatted(name, mark.length() + 2, table, marked),
                mark);
        return names == null ? List.of() : List.of(names.split(","));
    }
}
