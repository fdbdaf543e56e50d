package io.muster.escalation.setup;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/** One kind of thing in the one file. Each feature speaks for its own; joins the caller's transaction. */
public interface SetupSection {

    /** As it stands in the file. */
    String name();

    /** What is named has to be there before what names it: the lesser first. */
    int order();

    /**
     * Keeps a thing as its own API would.
     *
     * @return what it names that does not exist
     */
    Uni<List<String>> keep(String key, JsonNode body);

    /**
     * What a thing cannot bring about as it stands, though all that it names exists; in words.
     *
     * @param thing as exported
     * @param all everything there is, section by section, as exported
     */
    default List<String> remarks(String key, JsonNode thing, Map<String, Map<String, JsonNode>> all) {
        return List.of();
    }

    /** Removes a thing; what names it is not looked at. */
    Uni<Void> remove(String key);

    /** Everything there is, in the form that {@link #keep} takes; no secrets. */
    Uni<Map<String, JsonNode>> export();
}
