package io.muster.triage;

import io.muster.testkit.EarlierDatabase;
import io.muster.testkit.EarlierMerge;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class MergedBeforeTest extends EarlierMerge {

    private static final List<String> WORDS = List.of(
            "what", "proposed_severity", "scope", "trend", "type", "severity", "severity_by_impact", "policy_version");
    private static final List<String> LISTS = List.of("journeys", "places", "campaigns");

    MergedBeforeTest() {
        super("50");
    }

    @Override
    protected void merge(EarlierDatabase database) {
        database.insert("incident_record", record(SURVIVOR, 2, null));
        database.insert("incident_record", record(MERGED, 1, SURVIVOR));
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
