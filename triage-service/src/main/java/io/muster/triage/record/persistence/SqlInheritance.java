package io.muster.triage.record.persistence;

import io.muster.durable.database.Sql;
import io.muster.durable.loop.InTurn;
import io.muster.triage.record.Inheritance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

@ApplicationScoped
class SqlInheritance implements Inheritance {

    private static final String ALL = "update %s set incident_id = ?2 where incident_id = ?1";

    // There is one of each in an incident: the survivor's own stands.
    private static final String UNLESS_ITS_OWN = """
            update %1$s gone set incident_id = ?2
            where gone.incident_id = ?1 and not exists (
                select from %1$s own where own.incident_id = ?2 and own.%2$s = gone.%2$s)
            """;

    private static final List<String> STATEMENTS = Stream.concat(
                    Stream.of("note", "decision", "conversion_figure", "hypothesis", "campaign_pause")
                            .map(ALL::formatted),
                    Stream.of(
                            UNLESS_ITS_OWN.formatted("checklist_tick", "item"),
                            UNLESS_ITS_OWN.formatted("stage_owner", "stage")))
            .toList();

    @Override
    public Uni<Void> pass(UUID merged, UUID survivor) {
        return InTurn.each(STATEMENTS, statement -> Sql.update(statement, merged, survivor));
    }
}
