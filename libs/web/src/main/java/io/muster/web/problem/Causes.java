package io.muster.web.problem;

import io.vertx.sqlclient.DatabaseException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** What lies behind a failure. */
final class Causes {

    private static final int DEEPEST = 20;

    /** Unique violation, serialization failure, deadlock, and a lock that another change held for too long. */
    private static final Set<String> COLLISIONS = Set.of("23505", "40001", "40P01", "55P03");

    /** Characters that the database's encoding, or its JSON, cannot hold: NUL. */
    private static final Set<String> UNSTORABLE = Set.of("22021", "22P05");

    private Causes() {}

    static <T extends Throwable> Optional<T> of(Throwable throwable, Class<T> type) {
        return chain(throwable).filter(type::isInstance).map(type::cast).findFirst();
    }

    static Throwable root(Throwable throwable) {
        return chain(throwable).reduce(throwable, (outer, inner) -> inner);
    }

    /** Whether something remote (database, broker, identity provider) could not be reached, which passes by itself. */
    static boolean isUnavailability(Throwable throwable) {
        return chain(throwable).anyMatch(Causes::isConnectionTrouble);
    }

    /** Whether the change met another one: the database let only one of them through. */
    static boolean isCollision(Throwable throwable) {
        return hasState(throwable, COLLISIONS);
    }

    /** Whether a text of the request (a parameter, a form's field) has a character that the database cannot hold. */
    static boolean isUnstorableText(Throwable throwable) {
        return hasState(throwable, UNSTORABLE);
    }

    private static boolean hasState(Throwable throwable, Set<String> states) {
        return chain(throwable).map(Causes::state).filter(Objects::nonNull).anyMatch(states::contains);
    }

    /** The driver's own word, or how Hibernate passes it on. */
    private static String state(Throwable t) {
        return switch (t) {
            case DatabaseException driver -> driver.getSqlState();
            case SQLException passedOn -> passedOn.getSQLState();
            default -> null;
        };
    }

    private static boolean isConnectionTrouble(Throwable t) {
        return t instanceof ConnectException
                || t instanceof SocketException
                || t instanceof UnknownHostException
                || t instanceof ClosedChannelException
                || t instanceof TimeoutException
                || t instanceof io.smallrye.mutiny.TimeoutException
                || t instanceof io.vertx.core.http.HttpClosedException
                || t instanceof io.quarkus.oidc.OIDCException
                || t instanceof io.vertx.sqlclient.ClosedConnectionException
                || (t instanceof DatabaseException db && isOutOfService(db.getSqlState()))
                || isPoolTimeout(t);
    }

    /** Classes 08 (connection), 53 (resources) and 57P (the server is going down or starting). */
    private static boolean isOutOfService(String state) {
        return state != null && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57P"));
    }

    private static boolean isPoolTimeout(Throwable t) {
        return t.getMessage() != null
                && (t.getMessage().equals("Timeout") || t.getMessage().startsWith("Connection pool reached max"));
    }

    private static Stream<Throwable> chain(Throwable throwable) {
        return Stream.iterate(throwable, t -> t != null, Throwable::getCause).limit(DEEPEST);
    }
}
