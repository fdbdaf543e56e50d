package io.muster.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CausesTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"55P03, true", "40P01, true", "40001, true", "23505, true", "23503, false", "22021, false"})
    void aLockThatAnotherHeldForTooLongIsTwoChangesAtOnce(String state, boolean collision) {
        Throwable failure = new IllegalStateException("flush", new RuntimeException(new SQLException("no", state)));

        assertThat(Causes.isCollision(failure)).isEqualTo(collision);
    }

    @Test
    void whatHasNoStateIsNone() {
        assertThat(Causes.isCollision(new SQLException("no"))).isFalse();
        assertThat(Causes.isCollision(new IllegalStateException("55P03"))).isFalse();
    }
}
