package io.muster.triage.notes;

import io.muster.contracts.Stage;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What must not be forgotten, stage by stage (R4): data that is shipped with the service, in reading order. */
public record Checklist(List<Item> items) {

    /** @param key unique over all stages */
    public record Item(Stage stage, String key, String text) {}

    public Checklist {
        items = List.copyOf(items);
    }

    public Optional<Item> find(String key) {
        return items.stream().filter(item -> item.key().equals(key)).findFirst();
    }

    /** With further items, each after the others of its stage. */
    public Checklist with(List<Item> more) {
        return new Checklist(Stream.concat(items.stream(), more.stream())
                .sorted(Comparator.comparing(Item::stage))
                .toList());
    }
}
