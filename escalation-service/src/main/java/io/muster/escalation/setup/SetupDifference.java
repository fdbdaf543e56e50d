package io.muster.escalation.setup;

import java.util.List;

/**
 * What a file changes, each as {@code section/key}.
 *
 * @param unnamed what there is and the file does not name; it stays
 * @param removed what a file has created and this one does not name any more
 * @param warnings what of the file cannot bring about what it is for, as it stands
 */
public record SetupDifference(
        List<String> created,
        List<String> changed,
        List<String> same,
        List<String> unnamed,
        List<String> removed,
        List<String> warnings) {

    public SetupDifference {
        created = List.copyOf(created);
        changed = List.copyOf(changed);
        same = List.copyOf(same);
        unnamed = List.copyOf(unnamed);
        removed = List.copyOf(removed);
        warnings = List.copyOf(warnings);
    }
}
