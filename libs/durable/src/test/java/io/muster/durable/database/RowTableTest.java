package io.muster.durable.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RowTableTest {

    private static final class Shelf {
        private UUID id;
        private String name;
        private String[] books;
        private Integer boards;
        private Wood wood;
        private Instant since;
    }

    private enum Wood {
        OAK,
        PINE
    }

    private static final RowTable<Shelf> TABLE = new RowTable<Shelf>("shelf", Shelf::new)
            .uuid("id", row -> row.id, (row, id) -> row.id = id)
            .text("name", row -> row.name, (row, name) -> row.name = name)
            .texts("books", row -> row.books, (row, books) -> row.books = books)
            .integer("boards", row -> row.boards, (row, boards) -> row.boards = boards)
            .constant("wood", Wood.class, row -> row.wood, (row, wood) -> row.wood = wood)
            .time("since", row -> row.since, (row, since) -> row.since = since);

    @Test
    void rowsAreInsertedByTheirColumns() {
        assertThat(TABLE.insert())
                .isEqualTo(
                        "insert into shelf (id, name, books, boards, wood, since) select cast(c1 as uuid), cast(c2 as text),"
                                + " cast(c3 as text[]), cast(c4 as integer), cast(c5 as text), cast(c6 as timestamptz)"
                                + " from unnest(cast(?1 as text[]), cast(?2 as text[]), cast(?3 as text[]),"
                                + " cast(?4 as text[]), cast(?5 as text[]), cast(?6 as text[]))"
                                + " as given (c1, c2, c3, c4, c5, c6)");
    }

    @Test
    void rowsThatAreThereAreReplacedButForTheirKey() {
        assertThat(TABLE.upsert())
                .isEqualTo(TABLE.insert() + " on conflict (id) do update set name = excluded.name,"
                        + " books = excluded.books, boards = excluded.boards, wood = excluded.wood,"
                        + " since = excluded.since");
    }

    @Test
    void aRowIsReadIntoTheFieldsItIsWrittenFrom() {
        UUID id = UUID.randomUUID();
        Instant since = Instant.parse("2026-11-01T10:00:00Z");

        Shelf shelf =
                TABLE.read(new Object[] {id, "hall", new String[] {"Emma"}, 3, "PINE", since.atOffset(ZoneOffset.UTC)});

        assertThat(shelf.id).isEqualTo(id);
        assertThat(shelf.name).isEqualTo("hall");
        assertThat(shelf.books).containsExactly("Emma");
        assertThat(shelf.boards).isEqualTo(3);
        assertThat(shelf.wood).isEqualTo(Wood.PINE);
        assertThat(shelf.since).isEqualTo(since);
    }

    @Test
    void whatIsNullInTheRowIsNullInTheFields() {
        assertThat(TABLE.read(new Object[6])).hasAllNullFieldsOrProperties();
    }
}
