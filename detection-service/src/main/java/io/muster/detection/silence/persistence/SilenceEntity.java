package io.muster.detection.silence.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.contracts.EventJson;
import io.muster.detection.matching.Matcher;
import io.muster.detection.matching.Matcher.Operator;
import io.muster.detection.silence.Recurrence;
import io.muster.detection.silence.Silence;
import io.muster.detection.silence.Silence.Kind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

@Entity
@Table(name = "silence")
class SilenceEntity {

    private static final TypeReference<List<MatcherRow>> MATCHERS = new TypeReference<>() {};

    @RegisterForReflection
    record MatcherRow(String name, Operator operator, String value) {}

    @Id
    UUID id;

    @Enumerated(EnumType.STRING)
    Kind kind;

    /** A list in JSON. */
    String matchers;

    @Column(name = "starts_at")
    Instant startsAt;

    @Column(name = "ends_at")
    Instant endsAt;

    String zone;

    String[] days;

    @Column(name = "from_time")
    LocalTime from;

    @Column(name = "until_time")
    LocalTime until;

    @Column(name = "created_by")
    String createdBy;

    String comment;

    @Column(name = "set_by")
    String setBy;

    @Column(name = "updated_at")
    Instant updatedAt;

    static SilenceEntity of(Silence silence) {
        SilenceEntity entity = new SilenceEntity();
        entity.id = silence.id();
        entity.take(silence);
        return entity;
    }

    void take(Silence silence) {
        kind = silence.kind();
        matchers = write(silence.matchers());
        startsAt = silence.startsAt();
        endsAt = silence.endsAt();
        createdBy = silence.createdBy();
        comment = silence.comment();
        setBy = silence.setBy();
        updatedAt = silence.updatedAt();
        Recurrence recurrence = silence.recurrence();
        zone = recurrence == null ? null : recurrence.zone().getId();
        days = recurrence == null
                ? null
                : recurrence.days().stream().map(DayOfWeek::name).toArray(String[]::new);
        from = recurrence == null ? null : recurrence.from();
        until = recurrence == null ? null : recurrence.until();
    }

    Silence silence() {
        return new Silence(
                id,
                kind,
                read(matchers),
                startsAt,
                endsAt,
                zone == null ? null : new Recurrence(ZoneId.of(zone), days(), from, until),
                createdBy,
                comment,
                setBy,
                updatedAt);
    }

    private Set<DayOfWeek> days() {
        return Stream.of(days).map(DayOfWeek::valueOf).collect(Collectors.toSet());
    }

    private static String write(List<Matcher> matchers) {
        try {
            return EventJson.mapper()
                    .writeValueAsString(matchers.stream()
                            .map(matcher -> new MatcherRow(matcher.name(), matcher.operator(), matcher.value()))
                            .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("matchers that cannot be written", e);
        }
    }

    private List<Matcher> read(String json) {
        try {
            return EventJson.mapper().readValue(json, MATCHERS).stream()
                    .map(row -> Matcher.of(row.name(), row.operator(), row.value()))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the matchers of silence " + id + " cannot be read", e);
        }
    }
}
