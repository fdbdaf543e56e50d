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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithMuster
class UnitOfWorkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

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

    @Test
    void rowsOfOneKindAreWrittenTogetherAtTheEnd() {
        Notes notes = new Notes();

        Long seen = run(() -> leave(notes, 2).chain(() -> count(notes.text)));

        assertThat(seen).isZero();
        assertThat(notes.written).containsExactly(List.of(notes.text, notes.text));
        assertThat(run(() -> count(notes.text))).isEqualTo(2);
    }

    @Test
    void whoHasToSeeThemHasRowsWrittenBefore() {
        Notes notes = new Notes();

        Long seen = run(() -> leave(notes, 1).chain(unitOfWork::writeRows).chain(() -> count(notes.text)));

        assertThat(seen).isEqualTo(1);
        assertThat(notes.written).hasSize(1);
    }

    @Test
    void rowsOfATransactionThatFailsAreNotWritten() {
        Notes notes = new Notes();

        assertThatThrownBy(() -> run(() -> leave(notes, 1).invoke(() -> {
                    throw new IllegalStateException("changed its mind");
                })))
                .hasMessage("changed its mind");

        assertThat(notes.written).isEmpty();
    }

    private <T> T run(Supplier<Uni<T>> work) {
        return unitOfWork.run(work).await().atMost(PATIENCE);
    }

    private Uni<Void> leave(Notes notes, int rows) {
        return Uni.createFrom()
                .voidItem()
                .invoke(() -> IntStream.range(0, rows).forEach(row -> unitOfWork.leave(notes, notes.text)));
    }

    private static Uni<Long> count(String text) {
        return Sql.rows("select count(*), 1 from note where text = ?1", text)
                .map(rows -> ((Number) rows.getFirst()[0]).longValue());
    }

    /** Writes rows of one text, which no other test writes. */
    private static final class Notes implements RowWriter<String> {
        private final String text = UUID.randomUUID().toString();
        private final List<List<String>> written = new CopyOnWriteArrayList<>();

        @Override
        public Uni<Void> write(List<String> texts) {
            written.add(texts);
            return Sql.update(
                            "insert into note (id, text) select gen_random_uuid(), t from unnest(cast(?1 as text[])) t",
                            (Object) texts.toArray(String[]::new))
                    .replaceWithVoid();
        }
    }

    private static Uni<Long> nextVersion(String policy) {
        return Sql.hold("test", policy)
                .chain(() -> count(policy))
                .call(() -> Sql.update("insert into note (id, text) values (?1, ?2)", UUID.randomUUID(), policy));
    }
}
