package io.muster.escalation.people;

import io.smallrye.mutiny.Uni;

/** Who keeps more of people than their ids. Joins the caller's transaction. */
public interface RemembersPeople {

    /** The person is removed: what could tell who that was goes too. */
    Uni<Void> forget(Person person);
}
