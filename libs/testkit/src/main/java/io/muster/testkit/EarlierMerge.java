package io.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What was merged before aliases had a table of their own is an alias all the same: the test that each service extends with
 * how it kept a merge.
 */
public abstract class EarlierMerge {

    protected static final UUID MERGED = UUID.fromString("019aa000-0000-7000-8000-000000000001");
    protected static final UUID SURVIVOR = UUID.fromString("019aa000-0000-7000-8000-000000000002");

    private final String version;

    /** @param version of the service's last migration before the table, as {@code 20} */
    protected EarlierMerge(String version) {
        this.version = version;
    }

    /** Adds the rows by which the service knew that {@link #MERGED} lives on in {@link #SURVIVOR}. */
    protected abstract void merge(EarlierDatabase database);

    @Test
    void isTakenOver() {
        EarlierDatabase database = EarlierDatabase.at(version);
        merge(database);

        database.migrate();

        assertThat(database.merges()).containsExactly(EarlierDatabase.in(MERGED, SURVIVOR));
    }
}
