package io.muster.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testkit.EarlierDatabase;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was merged before aliases had a table of their own is an alias all the same. */
class MergedBeforeTest {

    private static final UUID MERGED = UUID.fromString("019aa000-0000-7000-8000-000000000001");
    private static final UUID SURVIVOR = UUID.fromString("019aa000-0000-7000-8000-000000000002");

    @Test
    void anEarlierMergeIsTakenOver() {
        EarlierDatabase database = EarlierDatabase.at("1");
        database.insert("incident", incident(SURVIVOR, 2, "{}"));
        database.insert("incident", incident(MERGED, 1, "{\"mergedInto\":\"" + SURVIVOR + "\"}"));

        database.migrate();

        assertThat(database.merges()).containsExactly(EarlierDatabase.in(MERGED, SURVIVOR));
    }

    private static Map<String, Object> incident(UUID id, long number, String state) {
        return Map.of("id", id, "number", number, "state", state, "sort_key", "k", "open", false, "restricted", false);
    }
}
