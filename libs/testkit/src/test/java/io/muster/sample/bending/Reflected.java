package io.muster.sample.bending;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Domain code that cares for how it is built. */
@RegisterForReflection
public record Reflected(String name) {}
