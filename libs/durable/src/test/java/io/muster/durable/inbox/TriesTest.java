package io.muster.durable.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.MalformedEvent;
import io.muster.durable.UndecodableRecord;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.hibernate.HibernateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TriesTest {
    private final Tries tries = new Tries(3);

    @Test
    void theSameFailureThreeTimesIsDeath() {
        assertThat(tries.failed(bug())).isInstanceOf(Tries.Step.TryAgain.class);
        assertThat(tries.failed(bug())).isInstanceOf(Tries.Step.TryAgain.class);
        assertThat(tries.failed(bug())).isEqualTo(new Tries.Step.Bury("IllegalStateException: bug"));
    }

    @Test
    void whatCannotEvenBeBuriedIsTriedWithPauses() {
        tries.failed(bug());
        tries.failed(bug());
        assertThat(tries.failed(bug())).isInstanceOf(Tries.Step.Bury.class);

        assertThat(tries.failed(bug())).isInstanceOf(Tries.Step.TryAgain.class);
    }

    @Test
    void anotherFailureStartsTheCountAnew() {
        tries.failed(bug());
        tries.failed(bug());

        assertThat(tries.failed(new ArithmeticException())).isInstanceOf(Tries.Step.TryAgain.class);
        assertThat(tries.failed(bug())).isInstanceOf(Tries.Step.TryAgain.class);
    }

    @Test
    void passingTroubleIsTriedForEver() {
        for (int i = 0; i < 1000; i++) {
            assertThat(tries.failed(new HibernateException("x", new IOException("reset"))))
                    .isInstanceOf(Tries.Step.TryAgain.class);
        }
    }

    @Test
    void whatCannotBeDecodedDiesAtOnce() {
        assertThat(tries.failed(new RuntimeException(new MalformedEvent("broken"))))
                .isEqualTo(new Tries.Step.Bury("MalformedEvent: broken"));
        assertThat(tries.failed(new UndecodableRecord("impostor"))).isInstanceOf(Tries.Step.Bury.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "40001", "40P01", "53300", "55P03", "57014", "57P01", "25P03"})
    void databaseTroublePasses(String sqlState) {
        assertThat(Failures.passes(new HibernateException("x", new PgException("x", "FATAL", sqlState, ""))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22001", "42P01"})
    void databaseRefusalsDoNotPass(String sqlState) {
        assertThat(Failures.passes(new HibernateException("x", new PgException("x", "ERROR", sqlState, ""))))
                .isFalse();
    }

    @Test
    void timeoutsAndLostConnectionsPass() {
        assertThat(Failures.passes(new TimeoutException())).isTrue();
        assertThat(Failures.passes(new VertxException("closed"))).isTrue();
        assertThat(Failures.passes(new IllegalArgumentException())).isFalse();
    }

    private static RuntimeException bug() {
        return new IllegalStateException("bug");
    }
}
