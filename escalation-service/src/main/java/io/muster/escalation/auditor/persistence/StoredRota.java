package io.muster.escalation.auditor.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.durable.database.Sql;
import io.muster.escalation.StoredJson;
import io.muster.escalation.auditor.Rota;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A schedule as its rows have it, read by the auditor itself. */
final class StoredRota {

    private StoredRota() {}

    /** @param row key, time zone, document, and the days of its calendar or null */
    static Rota of(Object[] row, List<Rota.Change> changes) {
        JsonNode document = StoredJson.read((String) row[2], JsonNode.class);
        return new Rota(
                ZoneId.of((String) row[1]),
                each(document.path("layers")).map(StoredRota::layer).toList(),
                row[3] == null
                        ? Set.of()
                        : each(StoredJson.read((String) row[3], JsonNode.class))
                                .map(day -> LocalDate.parse(day.asText()))
                                .collect(Collectors.toSet()),
                changes);
    }

    private static Rota.Turns layer(JsonNode layer) {
        return new Rota.Turns(
                LocalDateTime.parse(layer.path("startsAt").asText()),
                each(layer.path("shifts"))
                        .map(length -> Duration.parse(length.asText()))
                        .toList(),
                each(layer.path("people")).map(JsonNode::asText).toList(),
                text(layer, "endsAt", LocalDateTime::parse),
                each(layer.path("restrictions")).map(StoredRota::window).toList(),
                text(layer, "onHolidays", Rota.OnHolidays::valueOf).orElse(Rota.OnHolidays.WORKS));
    }

    private static Rota.Window window(JsonNode window) {
        return new Rota.Window(
                each(window.path("days"))
                        .map(day -> DayOfWeek.valueOf(day.asText()))
                        .collect(Collectors.toSet()),
                LocalTime.parse(window.path("from").asText()),
                LocalTime.parse(window.path("until").asText()));
    }

    /** @param row key, from, until, and either who stands in or the shifts */
    static Rota.Change change(Object[] row) {
        Instant from = Sql.instant(row[1]);
        Instant until = Sql.instant(row[2]);
        List<Rota.Shift> shifts = row[3] == null
                ? each(StoredJson.read((String) row[4], JsonNode.class).path("shifts"))
                        .map(StoredRota::shift)
                        .toList()
                : List.of(new Rota.Shift((String) row[3], from, until));
        return new Rota.Change(from, until, shifts);
    }

    private static Rota.Shift shift(JsonNode shift) {
        return new Rota.Shift(
                shift.path("person").asText(),
                Instant.parse(shift.path("from").asText()),
                Instant.parse(shift.path("until").asText()));
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static <T> Optional<T> text(JsonNode node, String name, Function<String, T> read) {
        return node.hasNonNull(name) ? Optional.of(read.apply(node.get(name).asText())) : Optional.empty();
    }
}
