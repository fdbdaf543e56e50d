package io.muster.triage.notes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.contracts.EventJson;
import io.muster.contracts.Stage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checklist as it is shipped (R4). */
class ChecklistTest {

    private final Checklist checklist = shipped();

    @Test
    void everyStageHasItsItemsInTheOrderOfTheLifecycle() {
        var stages = checklist.items().stream().map(Checklist.Item::stage).toList();

        assertThat(stages).isSorted().containsAll(Arrays.asList(Stage.values()));
    }

    @Test
    void keysAreUniqueAndFitIntoAPath() {
        var keys = checklist.items().stream().map(Checklist.Item::key).toList();

        assertThat(keys).doesNotHaveDuplicates().allMatch(key -> key.matches("[a-z-]+"));
        assertThat(checklist.find("commander-named")).map(Checklist.Item::stage).hasValue(Stage.ESCALATE);
        assertThat(checklist.find("nothing")).isEmpty();
    }

    private static Checklist shipped() {
        try (var json = Checklist.class.getResourceAsStream("/checklist.json")) {
            return new Checklist(EventJson.mapper().readValue(json, new TypeReference<List<Checklist.Item>>() {}));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
