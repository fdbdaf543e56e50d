package io.muster.comms;

import io.muster.testkit.EarlierDatabase;
import io.muster.testkit.EarlierMerge;
import java.util.Map;

class MergedBeforeTest extends EarlierMerge {

    MergedBeforeTest() {
        super("20");
    }

    @Override
    protected void merge(EarlierDatabase database) {
        database.insert("incident", Map.of("id", SURVIVOR, "number", 2L, "facts", "{}"));
        database.insert(
                "incident", Map.of("id", MERGED, "number", 1L, "facts", "{\"mergedInto\":\"" + SURVIVOR + "\"}"));
    }
}
