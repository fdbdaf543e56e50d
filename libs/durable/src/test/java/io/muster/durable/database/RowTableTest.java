package io.muster.durable.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class RowTableTest {

    private record Shelf(UUID id, String name, String[] books, Integer boards) {}

    private static final RowTable<Shelf> TABLE = new RowTable<Shelf>("shelf", "id", Shelf::id)
            .text("name", Shelf::name)
            .column("books", "text[]", Shelf::books)
            .column("boards", "integer", Shelf::boards);

    @Test
    void rowsAreInsertedByTheirColumns() {
        assertThat(TABLE.insert())
                .isEqualTo("insert into shelf (id, name, books, boards) select cast(c1 as uuid), cast(c2 as text),"
                        + " cast(c3 as text[]), cast(c4 as integer) from unnest(cast(?1 as text[]), cast(?2 as text[]),"
                        + " cast(?3 as text[]), cast(?4 as text[])) as given (c1, c2, c3, c4)");
    }

    @Test
    void rowsThatAreThereAreReplacedButForTheirKey() {
        assertThat(TABLE.upsert())
                .isEqualTo(TABLE.insert() + " on conflict (id) do update set name = excluded.name,"
                        + " books = excluded.books, boards = excluded.boards");
    }
}
