package io.muster.resolution.mitigation.rest;

import io.muster.resolution.mitigation.MitigationAction;
import java.net.URI;
import java.util.List;

/** An action of the catalogue; its secret is never shown. */
record MitigationActionView(
        String key, String title, String kind, URI url, List<String> services, boolean requiresApproval) {

    static MitigationActionView of(MitigationAction action) {
        return new MitigationActionView(
                action.key(),
                action.title(),
                action.kind().word(),
                action.url(),
                action.services(),
                action.requiresApproval());
    }
}
