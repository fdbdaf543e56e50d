package io.muster.comms.statuspage;

import java.time.Instant;
import java.time.ZoneId;

/**
 * The page itself.
 *
 * @param id stable for the installation
 * @param url where the public reaches it
 * @param timeZone in which its times are shown
 */
public record StatusPage(String id, String name, String url, ZoneId timeZone, Instant updatedAt) {

    /** Where an incident stands on it. */
    public String linkTo(String incidentId) {
        String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        return base + (base.endsWith("/status") ? "" : "/status") + "/incidents/" + incidentId;
    }
}
