package io.muster.detection.incident;

import io.muster.detection.signal.Signal;
import java.util.function.Function;

/**
 * A signal as it stands in the intake log.
 *
 * @param json as it was accepted
 * @param headers of its record by name, which carry the trace
 */
public record Accepted(Signal signal, String json, Function<String, String> headers) {}
