package io.muster.durable;

import io.muster.contracts.Actor;
import io.muster.contracts.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

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

    public Actor toActor() {
        return new Actor(kind, id, role);
    }
}
