package io.muster.detection.policy.persistence;

import io.muster.detection.policy.Facts;
import io.muster.detection.policy.Outcome;
import io.muster.detection.policy.PastDecisions;
import io.muster.detection.restriction.RestrictedIncidents;
import io.muster.detection.signal.FactSignal;
import io.muster.detection.signal.FactSignal.RemarkSignal;
import io.muster.detection.signal.Signal.AlertSignal;
import io.muster.detection.signal.Signal.ReportSignal;
import io.muster.detection.signal.SignalJson;
import io.muster.durable.database.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The past is what the engine decided and kept, with the signals as they were accepted. */
@ApplicationScoped
class DecidedPastDecisions implements PastDecisions {

    private static final String SINCE = """
            select cast(id as text), kind, summary, signal, outcome, rule, policy_version, cast(incident_id as text),
                received_at, said_by
            from decided_signal
            where received_at >= ?1 and id < cast(?2 as uuid)
            %s order by id desc limit ?3
            """;
    private static final String SINCE_ALL = SINCE.formatted("");
    private static final String SINCE_OPEN = SINCE.formatted("and " + RestrictedIncidents.OPEN_TO_ALL);
    private static final UUID LAST = new UUID(-1, -1);

    @Inject
    SignalJson json;

    @Override
    public Uni<List<PastDecision>> since(Instant from, UUID before, boolean restrictedToo, int rows) {
        return Sql.rows(restrictedToo ? SINCE_ALL : SINCE_OPEN, from, (before == null ? LAST : before).toString(), rows)
                .map(found -> found.stream().map(this::past).toList());
    }

    private PastDecision past(Object[] row) {
        return new PastDecision(
                UUID.fromString((String) row[0]),
                (String) row[1],
                (String) row[2],
                facts((String) row[3], ((Number) row[9]).intValue()),
                Outcome.valueOf((String) row[4]),
                (String) row[5],
                ((Number) row[6]).longValue(),
                row[7] == null ? null : UUID.fromString((String) row[7]),
                Sql.instant(row[8]));
    }

    private Facts facts(String signal, int saidBy) {
        return switch (json.read(signal.getBytes(StandardCharsets.UTF_8))) {
            case AlertSignal alert -> Facts.of(alert.source(), alert.labels());
            case ReportSignal report -> Facts.of(report).saidIn(saidBy, report.what());
            // of before what is decided after a remark was kept as the alert says it
            case RemarkSignal remark -> Facts.of(remark.source(), remark.labels());
            case FactSignal fact -> throw new IllegalStateException("nothing was decided about " + fact.id());
        };
    }
}
