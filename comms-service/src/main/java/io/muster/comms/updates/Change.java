package io.muster.comms.updates;

import io.muster.contracts.CommsEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A decision: how the communication of an incident stands after it, and what is told to the suite, in order. */
public record Change(Communication after, List<CommsEvent> events) {

    public static Change none(Communication communication) {
        return new Change(communication, List.of());
    }

    /** This change, and then what {@code next} decides on its outcome. */
    public Change then(Function<Communication, Change> next) {
        Change second = next.apply(after);
        List<CommsEvent> both = new ArrayList<>(events);
        both.addAll(second.events());
        return new Change(second.after(), List.copyOf(both));
    }

    /** This change, with a further one that tells nobody. */
    public Change quietly(UnaryOperator<Communication> next) {
        return new Change(next.apply(after), events);
    }
}
