package io.muster.escalation.foresight.persistence;

import io.muster.durable.database.Sql;
import io.muster.escalation.foresight.ToldWorries;
import io.muster.escalation.foresight.Worry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

@ApplicationScoped
class SqlToldWorries implements ToldWorries {

    private static final String NOTE = """
            insert into shift_warning (schedule, worry, near, told_at) values (?1, ?2, ?3, ?4)
            on conflict (schedule, worry, near) do nothing
            """;
    private static final String FORGET = "delete from shift_warning where told_at < ?1";

    @Override
    public Uni<Boolean> note(String schedule, Worry worry, Instant now) {
        return Sql.update(NOTE, schedule, worry.key(), worry.near(), now).map(rows -> rows > 0);
    }

    @Override
    public Uni<Void> forget(Instant toldBefore) {
        return Sql.update(FORGET, toldBefore).replaceWithVoid();
    }
}
