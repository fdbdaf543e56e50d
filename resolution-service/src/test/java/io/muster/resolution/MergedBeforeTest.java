package io.muster.resolution;

import io.muster.testkit.EarlierDatabase;
import io.muster.testkit.EarlierMerge;
import java.util.Map;

class MergedBeforeTest extends EarlierMerge {

    MergedBeforeTest() {
        super("10");
    }

    @Override
    protected void merge(EarlierDatabase database) {
        database.insert("restoration", Map.of("id", SURVIVOR, "number", 2L, "phase", "working"));
        database.insert("restoration", Map.of("id", MERGED, "number", 1L, "phase", "dropped", "merged_into", SURVIVOR));
    }
}
