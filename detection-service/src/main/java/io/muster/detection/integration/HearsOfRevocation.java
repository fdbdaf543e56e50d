package io.muster.detection.integration;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** What another part does when an integration is revoked: it will tell nothing any more. */
public interface HearsOfRevocation {

    /** Joins the caller's transaction. */
    Uni<Void> revoked(UUID integrationId);
}
