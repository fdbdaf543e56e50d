package io.muster.detection.intake.rest;

import io.muster.detection.intake.IntakeRequest.Headers;
import io.vertx.core.MultiMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The headers of a request as formats see them. */
record RequestHeaders(MultiMap all) implements Headers {

    @Override
    public String get(String name) {
        return all.get(name);
    }

    @Override
    public Map<String, String> startingWith(String prefix) {
        Map<String, String> found = new HashMap<>();
        all.forEach(header -> {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.startsWith(prefix)) {
                found.putIfAbsent(name.substring(prefix.length()), header.getValue());
            }
        });
        return found;
    }
}
