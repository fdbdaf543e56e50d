package io.muster.durable;

import static org.awaitility.Awaitility.await;

import io.muster.testkit.Infrastructure;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithMuster
class NotificationsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    DatabaseNotifications notifications;

    @Test
    void whatIsCommittedIsHeardAlsoAfterTheConnectionWasLost() throws SQLException {
        List<String> heard = new CopyOnWriteArrayList<>();
        AtomicInteger reconnects = new AtomicInteger();
        notifications.listen("gossip", heard::add, reconnects::incrementAndGet);
        await().atMost(PATIENCE).until(() -> {
            say("first");
            return heard.contains("first");
        });

        try (var connection = Infrastructure.database().open();
                var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen%'"
                    + " or query = 'select 1'");
        }
        await().atMost(PATIENCE).until(() -> reconnects.get() > 0);
        say("second");

        await().atMost(PATIENCE).until(() -> heard.contains("second"));
    }

    private void say(String text) {
        unitOfWork.run(() -> notifications.notify("gossip", text)).await().atMost(PATIENCE);
    }
}
