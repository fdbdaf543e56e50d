package io.muster.escalation.setup;

import java.util.List;

/**
 * What a file changes, each as {@code section/key}.
 *
 * @param unnamed what there is and the file does not name; it stays
 */
public record SetupDifference(List<String> created, List<String> changed, List<String> same, List<String> unnamed) {

    public SetupDifference {
        created = List.copyOf(created);
        changed = List.copyOf(changed);
        same = List.copyOf(same);
        unnamed = List.copyOf(unnamed);
    }
}
