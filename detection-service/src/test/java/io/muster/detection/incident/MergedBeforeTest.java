package io.muster.detection.incident;

import io.muster.testkit.EarlierDatabase;
import io.muster.testkit.EarlierMerge;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class MergedBeforeTest extends EarlierMerge {

    MergedBeforeTest() {
        super("93");
    }

    @Override
    protected void merge(EarlierDatabase database) {
        database.insert("incident", incident(SURVIVOR, 2, null));
        database.insert("incident", incident(MERGED, 1, SURVIVOR));
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
