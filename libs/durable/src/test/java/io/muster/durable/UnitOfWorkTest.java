package io.muster.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.durable.database.Sql;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithMuster
class UnitOfWorkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    UnitOfWork unitOfWork;

    @Test
    void whatIsRolledBackIsNotCounted() {
        AtomicInteger counted = new AtomicInteger();
        Uni<Integer> fails = unitOfWork.run(() -> Sql.rows("select 1")
                .invoke(() -> unitOfWork.afterCommit(counted::incrementAndGet))
                .chain(() -> Sql.update("insert into nowhere values (1)")));
        Uni<Void> succeeds = unitOfWork.run(() -> Sql.rows("select 1")
                .invoke(() -> unitOfWork.afterCommit(counted::incrementAndGet))
                .invoke(() -> unitOfWork.afterCommit(counted::incrementAndGet))
                .replaceWithVoid());

        assertThatThrownBy(() -> fails.await().atMost(PATIENCE)).hasMessageContaining("nowhere");
        assertThat(counted).hasValue(0);
        succeeds.await().atMost(PATIENCE);
        assertThat(counted).hasValue(2);
    }

    @Test
    void whoHoldsANameIsAloneUntilTheCommit() {
        String policy = UUID.randomUUID().toString();

        List<CompletableFuture<Long>> versions = IntStream.range(0, 12)
                .mapToObj(i -> unitOfWork.run(() -> nextVersion(policy)).subscribeAsCompletionStage())
                .toList();

        assertThat(versions.stream().map(CompletableFuture::join))
                .containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
    }

    private static Uni<Long> nextVersion(String policy) {
        return Sql.hold("test", policy)
                .chain(() -> Sql.rows("select count(*), 1 from note where text = ?1", policy))
                .map(rows -> ((Number) rows.getFirst()[0]).longValue())
                .call(() -> Sql.update("insert into note (id, text) values (?1, ?2)", UUID.randomUUID(), policy));
    }
}
