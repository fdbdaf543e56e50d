package io.muster.escalation.setup.persistence;

import io.muster.durable.database.Sql;
import io.muster.durable.loop.InTurn;
import io.muster.escalation.setup.SetupOrigins;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

@ApplicationScoped
class SqlSetupOrigins implements SetupOrigins {

    private static final String OF = "select section, key from setup_origin where owner = ?1";
    private static final String CREATED = """
            insert into setup_origin (section, key, owner, created_at) values (?1, ?2, ?3, ?4)
            on conflict (section, key) do update set owner = excluded.owner, created_at = excluded.created_at
            """;
    private static final String KEPT =
            "update setup_origin set owner = ?3 where section = ?1 and key = ?2 and owner <> ?3";
    private static final String REMOVED = "delete from setup_origin where section = ?1 and key = ?2";

    @Override
    public Uni<Set<String>> of(String owner) {
        return Sql.rows(OF, owner)
                .map(rows -> rows.stream().map(row -> row[0] + "/" + row[1]).collect(Collectors.toSet()));
    }

    @Override
    public Uni<Void> created(Collection<String> things, String owner, Instant at) {
        return InTurn.each(things, thing -> Sql.update(CREATED, section(thing), key(thing), owner, at));
    }

    @Override
    public Uni<Void> kept(Collection<String> things, String owner) {
        return InTurn.each(things, thing -> Sql.update(KEPT, section(thing), key(thing), owner));
    }

    @Override
    public Uni<Void> removed(Collection<String> things) {
        return InTurn.each(things, thing -> Sql.update(REMOVED, section(thing), key(thing)));
    }

    private static String section(String thing) {
        return thing.substring(0, thing.indexOf('/'));
    }

    private static String key(String thing) {
        return thing.substring(thing.indexOf('/') + 1);
    }
}
