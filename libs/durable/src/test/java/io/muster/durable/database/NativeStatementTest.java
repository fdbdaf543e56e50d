package io.muster.durable.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class NativeStatementTest {

    @Test
    void eachPlaceOfAParameterIsOneOfItsOwn() {
        NativeStatement statement =
                NativeStatement.of("update page set seen = ?2 where id = ?1 and (seen < ?2 or note = '$')");

        assertThat(statement.text()).isEqualTo("update page set seen = $1 where id = $2 and (seen < $3 or note = '$')");
        assertThat(statement.arguments("one", 7)).containsExactly(7, "one", 7);
    }

    @Test
    void instantsAndBytesAreAsTheDriverTakesThem() {
        NativeStatement statement = NativeStatement.of("insert into page values (?1, ?2, ?3)");
        Instant at = Instant.parse("2026-11-26T12:00:00.123456Z");

        Object[] arguments = statement.arguments(at, new byte[] {1, 2}, null);

        assertThat(arguments)
                .containsExactly(OffsetDateTime.ofInstant(at, ZoneOffset.UTC), Buffer.buffer(new byte[] {1, 2}), null);
    }
}
