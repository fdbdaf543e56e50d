package io.muster.escalation.channel.messaging;

import io.muster.durable.DatabaseNotifications;
import io.muster.durable.UnitOfWork;
import io.muster.escalation.channel.messaging.RestingAccounts.Rest;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What one replica was asked to leave alone all replicas leave alone. A hint beside the way of the pages: who misses it asks
 * the provider once and is told the same.
 */
@ApplicationScoped
class SharedRests {

    static final String CHANNEL = "muster_account_rests";

    private static final Logger LOG = Logger.getLogger(SharedRests.class);

    private final RestingAccounts accounts = new RestingAccounts();
    private final DatabaseNotifications notifications;
    private final UnitOfWork unitOfWork;

    SharedRests(DatabaseNotifications notifications, UnitOfWork unitOfWork) {
        this.notifications = notifications;
        this.unitOfWork = unitOfWork;
    }

    /** What is asked for is a while; a clock that is set meanwhile does not change it. */
    private static Instant steady() {
        return Instant.EPOCH.plusNanos(System.nanoTime());
    }

    void listen(@Observes StartupEvent event) {
        notifications.listen(CHANNEL, words -> Rest.in(words).ifPresent(rest -> accounts.learn(rest, steady())));
    }

    /** The provider asks for rest of the account. The others are told by and by: nobody waits for it here. */
    void rest(URI account, Duration time) {
        accounts.rest(account, time, steady()).ifPresent(this::tell);
    }

    private void tell(Rest rest) {
        unitOfWork
                .run(() -> notifications.notify(CHANNEL, rest.words()))
                .subscribe()
                .with(told -> {}, failure -> LOG.debugf(failure, "other replicas were not told of a rest"));
    }

    /** How long the account still asks for; empty when it does not. */
    Optional<Duration> of(URI account) {
        return accounts.of(account, steady());
    }
}
