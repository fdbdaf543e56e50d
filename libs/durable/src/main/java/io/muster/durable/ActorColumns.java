package io.muster.durable;

import io.muster.contracts.Actor;
import io.muster.contracts.Role;
import io.muster.durable.database.RowFields;
import io.muster.durable.database.RowTable;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Optional;
import java.util.function.Function;

/** Who did it, as three columns of a row. */
@Embeddable
public class ActorColumns {

    @Enumerated(EnumType.STRING)
    @Column(name = "by_kind")
    private Actor.Kind kind;

    @Column(name = "by_id")
    private String id;

    @Enumerated(EnumType.STRING)
    @Column(name = "by_role")
    private Role role;

    protected ActorColumns() {}

    public static ActorColumns of(Actor actor) {
        var columns = new ActorColumns();
        columns.kind = actor.kind();
        columns.id = actor.id();
        columns.role = actor.role();
        return columns;
    }

    /** The next three fields; null where nobody did it. */
    public static ActorColumns read(RowFields fields) {
        var columns = new ActorColumns();
        columns.kind = fields.constant(Actor.Kind.class);
        columns.id = fields.text();
        columns.role = fields.constant(Role.class);
        return columns.kind == null ? null : columns;
    }

    /** The columns of a table whose rows have an actor, or null. */
    public static <R> RowTable<R> in(RowTable<R> table, Function<R, ActorColumns> actor) {
        return table.text("by_kind", row -> of(row, actor, columns -> columns.kind))
                .text("by_id", row -> of(row, actor, columns -> columns.id))
                .text("by_role", row -> of(row, actor, columns -> columns.role));
    }

    private static <R> Object of(R row, Function<R, ActorColumns> actor, Function<ActorColumns, ?> part) {
        return Optional.ofNullable(actor.apply(row)).map(part).orElse(null);
    }

    public Actor toActor() {
        return new Actor(kind, id, role);
    }
}
