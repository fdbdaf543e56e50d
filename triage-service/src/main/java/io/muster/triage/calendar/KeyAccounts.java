package io.muster.triage.calendar;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** The customers and sellers who count most. */
public interface KeyAccounts {

    Uni<List<KeyAccount>> all();

    /** The next {@code count} accounts by key; {@code key} null begins with the first. */
    Uni<List<KeyAccount>> after(String key, int count);

    /** Adds it, or replaces the one of the same key. */
    Uni<Void> put(KeyAccount account);

    /** @return whether there was one */
    Uni<Boolean> remove(String key);
}
