package io.muster.durable.inbox;

import io.muster.contracts.MalformedEvent;
import io.muster.durable.BrokerUnavailable;
import io.muster.durable.UndecodableRecord;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import jakarta.persistence.OptimisticLockException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RetriableException;
import org.hibernate.StaleStateException;

/** Tells trouble of the surroundings, which passes, from a failure that lies in the record or in the code. */
public final class Failures {
    /**
     * SQLSTATE classes that pass: connection, invalid transaction state, rollback (deadlock, serialization), resources,
     * object in use, operator intervention (shutdown, cancelled), system, configuration, internal.
     */
    private static final Set<String> PASSING = Set.of("08", "25", "40", "53", "55", "57", "58", "F0", "XX");

    private static final int DEEPEST = 20;

    private Failures() {}

    /** Worth trying for ever. */
    public static boolean passes(Throwable failure) {
        return causes(failure).anyMatch(Failures::isPassing);
    }

    /** Not worth trying twice. */
    public static boolean isUndecodable(Throwable failure) {
        return causes(failure).anyMatch(Failures::tellsTheRecordIsBad);
    }

    /** Two failures with the same signature are the same failure: what was thrown, and where. */
    public static String signature(Throwable failure) {
        Throwable root = root(failure);
        StackTraceElement[] stack = root.getStackTrace();
        return root.getClass().getName() + (stack.length == 0 ? "" : " at " + stack[0]);
    }

    /** The failure in one line, for a person. */
    public static String describe(Throwable failure) {
        Throwable telling = causes(failure)
                .filter(Failures::tellsTheRecordIsBad)
                .findFirst()
                .orElseGet(() -> root(failure));
        return telling.getClass().getSimpleName() + ": " + telling.getMessage();
    }

    private static Throwable root(Throwable failure) {
        return causes(failure).reduce((outer, inner) -> inner).orElseThrow();
    }

    private static boolean tellsTheRecordIsBad(Throwable cause) {
        return cause instanceof UndecodableRecord || cause instanceof MalformedEvent;
    }

    private static boolean isPassing(Throwable cause) {
        return switch (cause) {
            case PgException pg -> isPassing(pg.getSqlState());
            case SQLException sql -> isPassing(sql.getSQLState());
            case TimeoutException late -> true;
            case io.smallrye.mutiny.TimeoutException late -> true;
            case IOException network -> true;
            case VertxException network -> true;
            case NoStackTraceThrowable pool -> true;
            case BrokerUnavailable broker -> true;
            case RetriableException broker -> true;
            case OptimisticLockException conflict -> true;
            case StaleStateException conflict -> true;
            default -> false;
        };
    }

    private static boolean isPassing(String sqlState) {
        return sqlState == null || sqlState.length() < 2 || PASSING.contains(sqlState.substring(0, 2));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        Predicate<Throwable> there = cause -> cause != null;
        return Stream.iterate(failure, there, Throwable::getCause).limit(DEEPEST);
    }
}
