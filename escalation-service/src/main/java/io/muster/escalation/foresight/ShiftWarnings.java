package io.muster.escalation.foresight;

import io.muster.escalation.people.Person;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** The way to who plans shifts. */
public interface ShiftWarnings {

    /** Whether the person can be told. */
    boolean reaches(Person person);

    /** Writes the message in the caller's transaction; it is sent after the commit. @param schedule its key */
    Uni<Void> send(Person planner, String schedule, List<Worry> worries);
}
