package io.muster.durable.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.durable.Outcome;
import io.muster.durable.UnitOfWork;
import io.muster.durable.database.Sql;
import io.muster.durable.delivery.DeliveryRows.Ended;
import io.muster.durable.delivery.DeliveryRows.Reserved;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithMuster
class DeliveryRowsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    DeliveryRows rows;

    @Test
    void ofTwoAttemptsThatEndTogetherOnlyTheOneThatHasTheLeaseEndsTheDelivery() {
        String channel = "channel of nobody " + UUID.randomUUID();
        done(() -> Sql.update(
                "insert into delivery (id, channel, payload, next_at) values (?1, ?2, 'hello', clock_timestamp())",
                UUID.randomUUID(),
                channel));
        Reserved stale = reserve(channel, Duration.ofMillis(-1));
        Reserved leased = reserve(channel, Duration.ofMinutes(1));

        assertThat(done(() -> rows.endAll(List.of(sent(stale), sent(leased))))).containsExactly(leased);
    }

    private Reserved reserve(String channel, Duration lease) {
        Instant soon = Instant.now().plusSeconds(60);
        return done(() -> rows.reserve(channel, Integer.MAX_VALUE, soon, lease, 1))
                .getFirst();
    }

    private static Ended sent(Reserved reserved) {
        return new Ended(reserved, "sent", new Outcome.Sent("ok"));
    }

    private <T> T done(Supplier<Uni<T>> work) {
        return unitOfWork.run(work).await().atMost(PATIENCE);
    }
}
