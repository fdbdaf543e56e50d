package io.muster.escalation.schedule.rest;

import io.muster.contracts.Refusal;
import io.muster.escalation.schedule.ScheduleProblem;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Period;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.TimeZoneRegistryImpl;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** Calendars as other programs write and read them (RFC 5545). The library loads its registry of zones by name. */
@ApplicationScoped
@RegisterForReflection(targets = TimeZoneRegistryImpl.class)
class ICalendar {

    /** A calendar may repeat an event for ever; so much of it is taken. */
    private static final int MOST_OCCURRENCES = 5_000;

    /** One for all documents: each registry leaves its zones in the virtual machine for good. */
    private final TimeZoneRegistry zones = TimeZoneRegistryFactory.getInstance().createRegistry();

    /**
     * An event, or one occurrence of an event that repeats.
     *
     * @param attendees mail addresses
     */
    record Occurrence(String uid, String summary, List<String> attendees, Instant from, Instant until) {}

    /**
     * The days of a calendar's whole-day events that touch the range.
     *
     * @throws Refusal when the text is no iCalendar document
     */
    Set<LocalDate> days(String text, LocalDate from, LocalDate until) {
        Set<LocalDate> days = new TreeSet<>();
        for (VEvent event : events(text)) {
            if (startOf(event) instanceof LocalDate) {
                event.<LocalDate>calculateRecurrenceSet(new Period<>(from, until)).stream()
                        .limit(MOST_OCCURRENCES)
                        .flatMap(period -> daysOf(period))
                        .forEach(days::add);
            }
        }
        return days;
    }

    private static Stream<LocalDate> daysOf(Period<LocalDate> period) {
        LocalDate end = period.getEnd().isAfter(period.getStart())
                ? period.getEnd()
                : period.getStart().plusDays(1);
        return period.getStart().datesUntil(end);
    }

    /**
     * The occurrences that touch the range, in no particular order.
     *
     * @param zone in which times without a zone, and whole days, are read
     * @throws Refusal when the text is no iCalendar document
     */
    List<Occurrence> occurrences(String text, Instant from, Instant until, ZoneId zone) {
        return events(text).stream()
                .flatMap(event -> occurrences(event, from, until, zone))
                .limit(MOST_OCCURRENCES)
                .toList();
    }

    private static Stream<Occurrence> occurrences(VEvent event, Instant from, Instant until, ZoneId zone) {
        Period<? extends Temporal> range = switch (startOf(event)) {
            case LocalDate ignored ->
                new Period<>(
                        from.atZone(zone).toLocalDate(),
                        until.atZone(zone).toLocalDate().plusDays(1));
            case LocalDateTime ignored ->
                new Period<>(
                        from.atZone(zone).toLocalDateTime(), until.atZone(zone).toLocalDateTime());
            case Instant ignored -> new Period<>(from, until);
            case OffsetDateTime ignored -> new Period<>(from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC));
            default -> new Period<>(from.atZone(zone), until.atZone(zone));
        };
        return event.calculateRecurrenceSet(range).stream()
                .map(period -> new Occurrence(
                        value(event, Property.UID),
                        value(event, Property.SUMMARY),
                        attendees(event),
                        instant(period.getStart(), zone),
                        instant(period.getEnd(), zone)))
                .filter(occurrence ->
                        occurrence.from().isBefore(until) && occurrence.until().isAfter(from));
    }

    private static Instant instant(Temporal time, ZoneId zone) {
        return switch (time) {
            case LocalDate date -> date.atStartOfDay(zone).toInstant();
            case LocalDateTime local -> local.atZone(zone).toInstant();
            case ZonedDateTime zoned -> zoned.toInstant();
            case OffsetDateTime offset -> offset.toInstant();
            default -> Instant.from(time);
        };
    }

    private List<VEvent> events(String text) {
        try {
            Calendar calendar = new CalendarBuilder(zones).build(new StringReader(text));
            return calendar.<VEvent>getComponents(Component.VEVENT).stream()
                    .filter(event -> event.getStartDate().isPresent())
                    .toList();
        } catch (IOException | ParserException | RuntimeException e) {
            throw new Refusal(ScheduleProblem.INVALID_CALENDAR, "It is no iCalendar document: " + e.getMessage());
        }
    }

    private static Temporal startOf(VEvent event) {
        Optional<DtStart<Temporal>> start = event.getStartDate();
        return start.orElseThrow().getDate();
    }

    private static String value(VEvent event, String name) {
        return event.getProperty(name).map(Property::getValue).orElse("");
    }

    private static List<String> attendees(VEvent event) {
        return event.getProperties(Property.ATTENDEE).stream()
                .map(Property::getValue)
                .map(address -> address.replaceFirst("(?i)^mailto:", ""))
                .toList();
    }

    /** A document of the given events; times in UTC, so that no time zone has to travel with it. */
    String write(List<Occurrence> events, Instant now) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Muster//On call//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        for (Occurrence event : events) {
            VEvent entry = new VEvent(event.from(), event.until(), event.summary());
            entry.getDateStamp().ifPresent(stamp -> stamp.setDate(now));
            entry.add(new Uid(event.uid()));
            calendar.add(entry);
        }
        return calendar.toString();
    }
}
