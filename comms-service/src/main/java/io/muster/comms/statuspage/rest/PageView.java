package io.muster.comms.statuspage.rest;

import io.muster.comms.statuspage.StatusPage;

record PageView(String id, String name, String url, String timeZone) {

    static PageView of(StatusPage page) {
        return new PageView(page.id(), page.name(), page.url(), page.timeZone().getId());
    }
}
