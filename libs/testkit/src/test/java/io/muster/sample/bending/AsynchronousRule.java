package io.muster.sample.bending;

import io.smallrye.mutiny.Uni;

/** Domain code that is not synchronous. */
public record AsynchronousRule(Uni<String> answer) {}
