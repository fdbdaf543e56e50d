package io.muster.detection.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testkit.EarlierDatabase;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was merged before aliases had a table of their own is an alias all the same. */
class MergedBeforeTest {

    private static final UUID MERGED = UUID.fromString("019aa000-0000-7000-8000-000000000001");
    private static final UUID SURVIVOR = UUID.fromString("019aa000-0000-7000-8000-000000000002");

    @Test
    void anEarlierMergeIsTakenOver() {
        EarlierDatabase database = EarlierDatabase.at("93");
        database.insert("incident", incident(SURVIVOR, 2, null));
        database.insert("incident", incident(MERGED, 1, SURVIVOR));

        database.migrate();

        assertThat(database.merges()).containsExactly(EarlierDatabase.in(MERGED, SURVIVOR));
    }

    private static Map<String, Object> incident(UUID id, long number, UUID mergedInto) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", id);
        row.put("number", number);
        row.put("since", Timestamp.from(Instant.EPOCH));
        row.put("detected_at", Timestamp.from(Instant.EPOCH));
        row.put("policy_version", 1L);
        row.put("untold_signals", 0);
        row.put("untold_joined", false);
        row.put("untold_cleared", false);
        row.put("merged_into", mergedInto);
        for (String text : List.of("what", "proposed_severity", "source", "reason", "detected_by")) {
            row.put(text, "w");
        }
        for (String texts : List.of("affected_where", "journeys", "untold_alerts")) {
            row.put(texts, new String[0]);
        }
        return row;
    }
}
