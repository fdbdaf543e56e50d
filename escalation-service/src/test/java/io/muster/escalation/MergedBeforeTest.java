package io.muster.escalation;

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
        EarlierDatabase database = EarlierDatabase.at("108");
        database.insert("audited_event", merge(SURVIVOR));
        database.insert("audited_event", merge(UUID.randomUUID()));

        database.migrate();

        assertThat(database.merges()).containsExactly(EarlierDatabase.in(MERGED, SURVIVOR));
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
