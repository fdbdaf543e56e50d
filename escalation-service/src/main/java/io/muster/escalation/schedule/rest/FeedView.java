package io.muster.escalation.schedule.rest;

import java.net.URI;

/**
 * The address of a calendar feed.
 *
 * @param url a secret: whoever has it sees the shifts; told once
 */
record FeedView(String url) {

    static FeedView of(URI publicUrl, String token) {
        String base = publicUrl.toString();
        return new FeedView((base.endsWith("/") ? base : base + "/") + "calendars/" + token + ".ics");
    }
}
