package io.muster.detection.publication;

import java.util.Map;

/**
 * A record for a topic beside the lifecycle.
 *
 * @param key records of one key arrive in the order in which they were written
 */
public record Publication(String topic, String key, Map<String, String> headers, byte[] value) {

    public Publication {
        headers = Map.copyOf(headers);
    }
}
