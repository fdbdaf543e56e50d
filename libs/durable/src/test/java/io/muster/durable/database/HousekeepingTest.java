package io.muster.durable.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testkit.Infrastructure;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithMuster
class HousekeepingTest {

    @Inject
    Housekeeping housekeeping;

    @Test
    void whileThereIsMoreThanOneRoundRemovesTheNextOneFollowsAtOnce() throws SQLException {
        try (Connection connection = Infrastructure.database().open();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("insert into inbox (id, received_at)"
                    + " select gen_random_uuid(), now() - interval '900 days' from generate_series(1, 7500)");
        }

        Duration first = clean();
        Duration second = clean();

        assertThat(first).isLessThan(Duration.ofSeconds(1));
        assertThat(second).isEqualTo(Duration.ofMinutes(10));
    }

    private Duration clean() {
        return housekeeping.clean().await().atMost(Duration.ofSeconds(60));
    }
}
