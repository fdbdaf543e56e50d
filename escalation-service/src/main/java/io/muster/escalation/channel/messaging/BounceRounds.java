package io.muster.escalation.channel.messaging;

import io.muster.durable.loop.InTurn;
import io.muster.durable.loop.Pulse;
import io.muster.escalation.EscalationConfig;
import io.muster.escalation.channel.Bounce;
import io.muster.escalation.channel.ChannelConfig;
import io.muster.escalation.channel.FollowMessages;
import io.muster.escalation.channel.messaging.BounceMailbox.Mail;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Looks for mails that came back. Every replica does: what is told twice changes nothing, and what nobody could write down
 * is read again.
 */
@ApplicationScoped
class BounceRounds {

    private static final Logger LOG = Logger.getLogger(BounceRounds.class);

    /** How many mails are read at once. */
    static final int AT_ONCE = 50;

    private final BounceMailbox mailbox;
    private final FollowMessages messages;
    private final Duration every;
    private final String host;
    private final Pulse rounds;

    private volatile NextLook next = NextLook.AT_THE_BEGINNING;

    /**
     * Where in the mailbox the next look begins. What could not be followed is passed, so that it keeps nothing behind it from
     * being read, and read again once the end was reached.
     *
     * @param after the uid of the last mail that was read; 0 for the beginning
     * @param atOnce whether it is worth going on now: some of those before were followed
     */
    record NextLook(long after, boolean atOnce) {

        static final NextLook AT_THE_BEGINNING = new NextLook(0, false);

        static NextLook having(List<Mail> read, List<Mail> followed) {
            return read.size() < AT_ONCE
                    ? AT_THE_BEGINNING
                    : new NextLook(read.getLast().uid(), !followed.isEmpty());
        }
    }

    BounceRounds(
            BounceMailbox mailbox,
            FollowMessages messages,
            ChannelConfig channels,
            EscalationConfig config,
            Vertx vertx) {
        this.mailbox = mailbox;
        this.messages = messages;
        this.every = channels.bounces().every();
        this.host = config.publicUrl().getHost();
        this.rounds = new Pulse(vertx, "bounces", every, this::look);
    }

    void start(@Observes StartupEvent event) {
        if (mailbox.isSetUp()) {
            rounds.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    private Uni<Duration> look() {
        return aside(() -> mailbox.unread(next.after(), AT_ONCE))
                .chain(mails -> take(mails).invoke(followed -> next = NextLook.having(mails, followed)))
                .map(followed -> next.atOnce() ? Duration.ZERO : every)
                .onFailure()
                .invoke(failure -> LOG.warnf("mails that came back cannot be followed: %s", failure.toString()))
                .onFailure()
                .recoverWithItem(every);
    }

    private Uni<List<Mail>> take(List<Mail> mails) {
        return follow(mails, host, messages::bounced)
                .chain(followed -> followed.isEmpty()
                        ? Uni.createFrom().item(followed)
                        : aside(() -> {
                            mailbox.done(followed);
                            return followed;
                        }));
    }

    /** Those that were followed; what could not be stays unread and holds up nothing else. */
    static Uni<List<Mail>> follow(List<Mail> mails, String host, Function<Bounce, Uni<Void>> bounced) {
        return InTurn.collect(
                mails,
                mail -> Uni.createFrom()
                        .deferred(() -> Bounce.of(mail.text(), host)
                                .map(bounced)
                                .orElseGet(() -> Uni.createFrom().voidItem()))
                        .replaceWith(mail)
                        .onFailure()
                        .invoke(failure ->
                                LOG.warnf("mail %d that came back cannot be followed: %s", mail.uid(), failure))
                        .onFailure()
                        .recoverWithNull());
    }

    /** The mail client blocks. */
    private static <T> Uni<T> aside(Callable<T> work) {
        return Uni.createFrom()
                .emitter(emitter -> Thread.ofVirtual().name("bounces").start(() -> {
                    try {
                        emitter.complete(work.call());
                    } catch (Exception e) {
                        emitter.fail(e);
                    }
                }));
    }
}
