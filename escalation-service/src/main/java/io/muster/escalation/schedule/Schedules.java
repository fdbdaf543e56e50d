package io.muster.escalation.schedule;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The on-call schedules. Joins the caller's transaction. */
public interface Schedules {

    Uni<Optional<Schedule>> find(String key);

    /** Those of the given keys that exist, in no particular order. */
    Uni<List<Schedule>> findAll(Collection<String> keys);

    Uni<Void> save(Schedule schedule);
}
