package io.muster.detection.journey;

import io.muster.contracts.Refusal;
import io.muster.detection.journey.Journeys.NamedSecret;
import io.muster.durable.UnitOfWork;
import io.muster.durable.loop.InTurn;
import io.muster.web.SecretBox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/**
 * Secrets by name: kept sealed, or set by the operator as {@code MUSTER_JOURNEY_SECRET_<NAME>}. They are written and
 * used, never shown.
 */
@ApplicationScoped
public class JourneySecrets {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    private static final int LONGEST = 4_000;

    @Inject
    Journeys journeys;

    @Any
    @Inject
    Instance<SecretUsers> users;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    SecretBox box;

    @Inject
    Config config;

    @Inject
    Clock clock;

    /** @throws Refusal {@code invalid-secret} with what is wrong */
    public Uni<Void> put(String name, String secret, String by) {
        if (!NAME.matcher(name).matches()) {
            throw new Refusal(JourneyProblem.INVALID_SECRET, "a name has up to 60 small letters, digits and hyphens");
        }
        if (secret.isEmpty() || secret.length() > LONGEST) {
            throw new Refusal(JourneyProblem.INVALID_SECRET, "a secret has between 1 and " + LONGEST + " characters");
        }
        NamedSecret secretKept = new NamedSecret(name, box.seal(secret), clock.instant(), by);
        return unitOfWork.run(() -> journeys.putSecret(secretKept));
    }

    /** @throws Refusal {@code secret-unknown}, or {@code secret-in-use} */
    public Uni<Void> remove(String name) {
        return unitOfWork.run(() -> InTurn.each(users, user -> user.userOf(name).invoke(JourneySecrets::refuseUsed))
                .flatMap(unused -> journeys.removeSecret(name))
                .invoke(removed -> {
                    if (!removed) {
                        throw new Refusal(JourneyProblem.SECRET_UNKNOWN, "there is no secret " + name);
                    }
                })
                .replaceWithVoid());
    }

    public Uni<List<NamedSecret>> list() {
        return unitOfWork.run(journeys::listSecrets);
    }

    /** In clear, by name; one that is nowhere, or cannot be opened, is missing. Joins the caller's transaction. */
    public Uni<Map<String, String>> open(Set<String> names) {
        return journeys.secrets(names).map(kept -> {
            Map<String, String> open = new HashMap<>();
            names.forEach(name -> ofOperator(name)
                    .or(() -> Optional.ofNullable(kept.get(name)).flatMap(this::opened))
                    .ifPresent(secret -> open.put(name, secret)));
            return open;
        });
    }

    private Optional<String> opened(String closed) {
        try {
            return Optional.of(box.open(closed));
        } catch (IllegalArgumentException sealedWithAnotherKey) {
            return Optional.empty();
        }
    }

    private Optional<String> ofOperator(String name) {
        String variable =
                "MUSTER_JOURNEY_SECRET_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
        return config.getOptionalValue(variable, String.class);
    }

    private static void refuseUsed(Optional<String> user) {
        user.ifPresent(needing -> {
            throw new Refusal(JourneyProblem.SECRET_IN_USE, needing + " needs it");
        });
    }
}
