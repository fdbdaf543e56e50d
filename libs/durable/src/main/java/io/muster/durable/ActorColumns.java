package io.muster.durable;

import io.muster.contracts.Actor;
import io.muster.contracts.Role;
import io.muster.durable.database.RowTable;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
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

    /** The columns of a table whose rows have an actor, or null. */
    public static <R> RowTable<R> in(
            RowTable<R> table, Function<R, ActorColumns> actor, BiConsumer<R, ActorColumns> field) {
        return table.constant(
                        "by_kind",
                        Actor.Kind.class,
                        row -> of(row, actor, columns -> columns.kind),
                        (row, kind) -> field.accept(row, ofKind(kind)))
                .text(
                        "by_id",
                        row -> of(row, actor, columns -> columns.id),
                        (row, id) -> read(row, actor, columns -> columns.id = id))
                .constant(
                        "by_role",
                        Role.class,
                        row -> of(row, actor, columns -> columns.role),
                        (row, role) -> read(row, actor, columns -> columns.role = role));
    }

    private static ActorColumns ofKind(Actor.Kind kind) {
        if (kind == null) {
            return null;
        }
        var columns = new ActorColumns();
        columns.kind = kind;
        return columns;
    }

    private static <R> void read(R row, Function<R, ActorColumns> actor, Consumer<ActorColumns> part) {
        Optional.ofNullable(actor.apply(row)).ifPresent(part);
    }

    private static <R, T> T of(R row, Function<R, ActorColumns> actor, Function<ActorColumns, T> part) {
        return Optional.ofNullable(actor.apply(row)).map(part).orElse(null);
    }

    public Actor toActor() {
        return new Actor(kind, id, role);
    }
}
