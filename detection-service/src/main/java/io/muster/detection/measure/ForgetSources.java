package io.muster.detection.measure;

import io.muster.detection.integration.HearsOfRevocation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Nobody waits for what a source would tell once people have taken it away; what it told stays. */
@ApplicationScoped
public class ForgetSources implements HearsOfRevocation {

    @Inject
    Measures measures;

    @Override
    public Uni<Void> revoked(UUID integrationId) {
        return measures.forgetSource(integrationId.toString());
    }

    /** Joins the caller's transaction. */
    Uni<Void> ofPull(String key) {
        return measures.forgetSource(sourceOfPull(key));
    }

    static String sourceOfPull(String key) {
        return "pull:" + key;
    }
}
