package io.muster.sample.keeping;

import java.time.Instant;

/** Domain code as it should be. */
public record Rule(Instant since) {}
