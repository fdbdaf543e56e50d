package io.muster.review;

import io.muster.testkit.EarlierDatabase;
import io.muster.testkit.EarlierMerge;
import java.util.Map;
import java.util.UUID;

class MergedBeforeTest extends EarlierMerge {

    MergedBeforeTest() {
        super("60");
    }

    @Override
    protected void merge(EarlierDatabase database) {
        database.insert("incident_state", incident(SURVIVOR, 2, "{}"));
        database.insert("incident_state", incident(MERGED, 1, "{\"mergedInto\":\"" + SURVIVOR + "\"}"));
    }

    private static Map<String, Object> incident(UUID id, long number, String state) {
        return Map.of("id", id, "number", number, "status", "merged", "state", state);
    }
}
