package io.muster.detection.alert.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.detection.alert.rest.GettableAlert.Receiver;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a list of groups in parts, of which none is larger than what it is given. A group ends where the next one begins,
 * so that each part is held until that is known.
 */
final class GroupsInParts {

    private static final Receiver RECEIVER = new Receiver(GettableAlert.RECEIVER);

    private final ObjectMapper json;
    private Map<String, String> group;
    private String held;

    GroupsInParts(ObjectMapper json) {
        this.json = json;
    }

    /**
     * @param alerts some of the group's, at least one; those of one group come one after the other
     * @return the part before; empty for the first
     */
    Optional<SomeAlerts> next(Map<String, String> labels, List<GettableAlert> alerts) {
        boolean goesOn = labels.equals(group);
        Optional<SomeAlerts> before = goesOn ? Optional.of(new SomeAlerts(held)) : last();
        String some = SomeAlerts.of(alerts, json).json();
        held = goesOn ? some : beginning(labels) + some;
        group = labels;
        return before;
    }

    /** The last part; empty when there is none. */
    Optional<SomeAlerts> last() {
        return Optional.ofNullable(held).map(part -> new SomeAlerts(part + "]}"));
    }

    /** Of what is told as an {@link AlertGroup}. */
    private String beginning(Map<String, String> labels) {
        return "{\"labels\":" + SomeAlerts.written(labels, json) + ",\"receiver\":" + SomeAlerts.written(RECEIVER, json)
                + ",\"alerts\":[";
    }
}
