package io.muster.detection.policy;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** The versions of the declaration policy. */
public interface Policies {

    Uni<DeclarationPolicy> current();

    Uni<Optional<DeclarationPolicy>> find(long version);

    /** The next {@code rows} versions before that one, newest first; 0 begins with the newest. */
    Uni<List<DeclarationPolicy>> before(long version, int rows);

    /** Every version there was, oldest first. */
    Uni<List<DeclarationPolicy>> all();

    /** The same as {@link #current}, and nobody else publishes until the transaction ends. */
    Uni<DeclarationPolicy> currentForChange();

    Uni<Void> add(DeclarationPolicy policy);
}
