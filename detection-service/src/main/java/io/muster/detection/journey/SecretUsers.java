package io.muster.detection.journey;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** What secrets are named by. Joins the caller's transaction. */
public interface SecretUsers {

    /** One that needs the secret, in words; empty when none does. */
    Uni<Optional<String>> userOf(String secret);
}
