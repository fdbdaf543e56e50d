package io.muster.resolution;

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
        EarlierDatabase database = EarlierDatabase.at("10");
        database.insert("restoration", Map.of("id", SURVIVOR, "number", 2L, "phase", "working"));
        database.insert("restoration", Map.of("id", MERGED, "number", 1L, "phase", "dropped", "merged_into", SURVIVOR));

        database.migrate();

        assertThat(database.merges()).containsExactly(EarlierDatabase.in(MERGED, SURVIVOR));
    }
}
