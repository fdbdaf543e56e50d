package io.muster.detection.integration;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Ids;
import io.muster.contracts.Refusal;
import io.muster.detection.DetectionConfig;
import io.muster.durable.DatabaseNotifications;
import io.muster.durable.UnitOfWork;
import io.muster.durable.loop.InTurn;
import io.muster.web.SecretBox;
import io.muster.web.Secrets;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** An admin gives systems keys and takes them away. Every change is told to all replicas with its commit. */
@ApplicationScoped
public class KeepIntegrations {

    static final String CHANNEL = "muster_integrations";
    private static final String KEY_PREFIX = "mk_";

    /** @param key in clear; told now and never again */
    public record WithKey(Integration integration, String key) {}

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    Integrations integrations;

    @Inject
    DatabaseNotifications notifications;

    @Inject
    IntegrationKeys keys;

    @Inject
    DetectionConfig config;

    @Inject
    SecretBox secrets;

    @Inject
    Clock clock;

    @Inject
    @All
    List<HearsOfRevocation> hearers;

    /**
     * What is asked for.
     *
     * @param secret what it signs with, in clear; null when it does not sign
     * @param key one that its senders have already; null for a new one
     * @param silences what its key may do with silences
     */
    public record NewIntegration(
            String name,
            Source source,
            IntegrationKind kind,
            Integer perSecond,
            String secret,
            String key,
            SilenceAccess silences) {}

    /** @throws Refusal {@code integration-secret-missing}, {@code integration-name-taken} or {@code integration-key-taken} */
    public Uni<WithKey> create(NewIntegration wanted, String person) {
        String name = wanted.name();
        String key = wanted.key() == null ? newKey(wanted.kind()) : wanted.key();
        Instant now = clock.instant();
        Terms terms = new Terms(wanted.kind(), wanted.perSecond(), sealed(wanted.secret()), null, wanted.silences());
        refuseUnsigned(terms);
        Integration created =
                Integration.created(Ids.at(now), name, wanted.source(), terms, Secrets.sha256(key), person, now);
        return unitOfWork
                .run(() -> integrations
                        .isNameTaken(name)
                        .invoke(taken -> refuseTaken(taken, name))
                        .flatMap(free -> integrations.isKeyTaken(created.keyHash()))
                        .invoke(KeepIntegrations::refuseTakenKey)
                        .flatMap(free -> integrations.add(created))
                        .flatMap(added -> tellReplicas()))
                .call(keys::refresh)
                .replaceWith(new WithKey(created, key));
    }

    /** @throws Refusal {@code integration-unknown} or {@code integration-revoked} */
    public Uni<WithKey> rotate(UUID id) {
        Instant now = clock.instant();
        return unitOfWork
                .run(() -> active(id)
                        .map(present -> {
                            String key = newKey(present.terms().kind());
                            Instant until = now.plus(config.keys().overlap());
                            return new WithKey(present.rotated(Secrets.sha256(key), now, until), key);
                        })
                        .call(rotated -> integrations.save(rotated.integration()))
                        .call(this::tellReplicas))
                .call(keys::refresh);
    }

    /**
     * Other terms; the key stays.
     *
     * @param secret null to leave it, empty to sign no more
     * @param silences null to leave it
     * @throws Refusal {@code integration-unknown}, {@code integration-revoked} or {@code integration-secret-missing}
     */
    public Uni<Integration> change(
            UUID id, IntegrationKind kind, Integer perSecond, String secret, SilenceAccess silences) {
        return change(id, terms -> {
            Terms next = new Terms(
                    kind,
                    perSecond,
                    secret == null ? terms.sealedSecret() : sealed(secret),
                    terms.mapping(),
                    silences == null ? terms.silences() : silences);
            refuseUnsigned(next);
            return next;
        });
    }

    /** How its own JSON is read from now on. @throws Refusal as for other terms */
    public Uni<Integration> map(UUID id, AlertMapping mapping) {
        return change(id, terms -> terms.with(mapping));
    }

    private Uni<Integration> change(UUID id, UnaryOperator<Terms> change) {
        return unitOfWork
                .run(() -> active(id)
                        .map(present -> present.with(change.apply(present.terms())))
                        .call(integrations::save)
                        .call(this::tellReplicas))
                .call(keys::refresh);
    }

    /** Its keys stop working at once. Revoking again changes nothing. @throws Refusal {@code integration-unknown} */
    public Uni<Void> revoke(UUID id) {
        return unitOfWork
                .run(() -> known(id)
                        .map(present -> present.revoked(clock.instant()))
                        .call(integrations::save)
                        .call(revoked -> tellOthers(revoked.id()))
                        .call(this::tellReplicas))
                .call(keys::refresh)
                .replaceWithVoid();
    }

    private Uni<Void> tellOthers(UUID revoked) {
        return InTurn.each(hearers, hearer -> hearer.revoked(revoked));
    }

    /** @throws Refusal {@code integration-unknown} */
    public Uni<Integration> get(UUID id) {
        return unitOfWork.run(() -> known(id));
    }

    public Uni<List<Integration>> list(UUID after, int rows) {
        return unitOfWork.run(() -> integrations.list(after, rows));
    }

    private Uni<Integration> known(UUID id) {
        return integrations.locked(id).map(found -> found.orElseThrow(() -> unknown(id)));
    }

    private Uni<Integration> active(UUID id) {
        return known(id).invoke(present -> {
            if (present.isRevoked()) {
                throw new Refusal(IntegrationProblem.INTEGRATION_REVOKED, "a revoked integration is not changed");
            }
        });
    }

    static Refusal unknown(UUID id) {
        return new Refusal(IntegrationProblem.INTEGRATION_UNKNOWN, "there is no integration " + id);
    }

    /** In the form that senders of the kind check. */
    private static String newKey(IntegrationKind kind) {
        return switch (kind) {
            case PAGERDUTY -> Secrets.sha256(Secrets.randomToken()).substring(0, 32);
            case OPSGENIE -> UUID.randomUUID().toString();
            default -> KEY_PREFIX + Secrets.randomToken();
        };
    }

    private String sealed(String secret) {
        return secret == null || secret.isEmpty() ? null : secrets.seal(secret);
    }

    private Uni<Void> tellReplicas() {
        return notifications.notify(CHANNEL, "");
    }

    /** Its key stands in an address that many can read, and what it sends is signed always. */
    private static void refuseUnsigned(Terms terms) {
        if (terms.kind() == IntegrationKind.SENTRY && terms.sealedSecret() == null) {
            throw new Refusal(IntegrationProblem.SECRET_MISSING, "give the client secret that Sentry signs with");
        }
    }

    private static void refuseTakenKey(boolean taken) {
        if (taken) {
            throw new Refusal(IntegrationProblem.KEY_TAKEN, "another integration has, or had, this key");
        }
    }

    private static void refuseTaken(boolean taken, String name) {
        if (taken) {
            throw new Refusal(IntegrationProblem.NAME_TAKEN, "an integration named \"" + name + "\" exists");
        }
    }
}
