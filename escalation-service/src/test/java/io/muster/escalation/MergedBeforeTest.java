package io.muster.escalation;

import io.muster.testkit.EarlierDatabase;
import io.muster.testkit.EarlierMerge;
import java.util.Map;
import java.util.UUID;

class MergedBeforeTest extends EarlierMerge {

    MergedBeforeTest() {
        super("108");
    }

    @Override
    protected void merge(EarlierDatabase database) {
        database.insert("audited_event", merge(SURVIVOR));
        database.insert("audited_event", merge(UUID.randomUUID()));
    }

    /** The auditor may have kept a second word on it, which does not count. */
    private static Map<String, Object> merge(UUID into) {
        return Map.of(
                "id",
                UUID.randomUUID(),
                "incident_id",
                MERGED,
                "type",
                "io.muster.triage.IncidentMerged.v1",
                "body",
                "{\"into\":\"" + into + "\"}");
    }
}
