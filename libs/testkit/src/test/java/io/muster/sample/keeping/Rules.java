package io.muster.sample.keeping;

import io.smallrye.mutiny.Uni;

/** A port. */
public interface Rules {
    Uni<Rule> find(String key);
}
