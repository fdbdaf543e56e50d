package io.muster.detection.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testkit.EarlierDatabase;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Firings that were kept while none ended. */
class EndlessFiringsTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    @Test
    void endWhenTheyWereFirstSaidToBeOver() {
        EarlierDatabase database = EarlierDatabase.at("113");
        database.insert("measure_firing", firing("ended", 0, null));
        database.insert("measure_firing", firing("ended", 0, 60));
        database.insert("measure_firing", firing("ended", 0, 65));
        database.insert("measure_firing", firing("fires", 0, 30));
        database.insert("measure_firing", firing("fires", 120, null));

        database.migrate();

        assertThat(database.texts("""
                select rule || ' ' || extract(epoch from since - timestamptz '2026-01-05T12:00:00Z')::int
                    || ' ' || coalesce(extract(epoch from until - timestamptz '2026-01-05T12:00:00Z')::int::text, '')
                from measure_firing order by id""")).containsExactly("ended 0 60", "fires 0 30", "fires 120 ");
    }

    private static Map<String, Object> firing(String rule, int since, Integer until) {
        Map<String, Object> row = new HashMap<>();
        row.put("rule", rule);
        row.put("segment", "*/*/*/*");
        row.put("since", at(since));
        row.put("held_at", at(since));
        row.put("told_at", at(since));
        row.put("until", until == null ? null : at(until));
        row.put("signal", "{}");
        return row;
    }

    private static Timestamp at(int seconds) {
        return Timestamp.from(NOON.plusSeconds(seconds));
    }
}
