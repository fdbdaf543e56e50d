package io.muster.triage;

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

    private static final List<String> WORDS = List.of(
            "what", "proposed_severity", "scope", "trend", "type", "severity", "severity_by_impact", "policy_version");
    private static final List<String> LISTS = List.of("journeys", "places", "campaigns");

    @Test
    void anEarlierMergeIsTakenOver() {
        EarlierDatabase database = EarlierDatabase.at("50");
        database.insert("incident_record", record(SURVIVOR, 2, null));
        database.insert("incident_record", record(MERGED, 1, SURVIVOR));

        database.migrate();

        assertThat(database.merges()).containsExactly(EarlierDatabase.in(MERGED, SURVIVOR));
    }

    private static Map<String, Object> record(UUID id, long number, UUID mergedInto) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", id);
        row.put("number", number);
        row.put("detected_at", Timestamp.from(Instant.EPOCH));
        row.put("verdict", "pending");
        row.put("firing", 0);
        row.put("over", mergedInto != null);
        row.put("campaign_counted", false);
        row.put("merged_into", mergedInto);
        for (String text : WORDS) {
            row.put(text, "w");
        }
        for (String texts : LISTS) {
            row.put(texts, new String[0]);
        }
        return row;
    }
}
