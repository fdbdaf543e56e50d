package io.muster.escalation.schedule.rest;

import io.muster.contracts.Refusal;
import io.muster.escalation.WallClock;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.Period;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.TimeZoneRegistryImpl;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import net.fortuna.ical4j.transform.recurrence.Frequency;

/** Calendars as other programs write and read them (RFC 5545). The library loads its registry of zones by name. */
@ApplicationScoped
@RegisterForReflection(targets = TimeZoneRegistryImpl.class)
class ICalendar {

    /** A calendar may repeat an event for ever; one with more in the range asked for is refused. */
    private static final int MOST_OCCURRENCES = 5_000;

    private static final String NAME = "X-WR-CALNAME";

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
        Instant first = from.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant last = until.atStartOfDay(ZoneOffset.UTC).toInstant();
        List<VEvent> wholeDays = events(text).stream()
                .filter(event -> startOf(event) instanceof LocalDate)
                .toList();
        return occurrences(wholeDays, first, last, ZoneOffset.UTC).stream()
                .flatMap(ICalendar::daysOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<LocalDate> daysOf(Occurrence occurrence) {
        LocalDate start = occurrence.from().atZone(ZoneOffset.UTC).toLocalDate();
        return start.datesUntil(occurrence.until().atZone(ZoneOffset.UTC).toLocalDate());
    }

    /** What the calendar calls itself, by which it is known when it comes again; empty text when it has no name. */
    String nameOf(String text) {
        return calendar(text)
                .getProperty(NAME)
                .map(Property::getValue)
                .orElse("")
                .strip();
    }

    /**
     * The occurrences that touch the range, in no particular order. What is cancelled is left out; an occurrence that was
     * moved or changed stands as it was changed.
     *
     * @param zone in which times without a zone, and whole days, are read
     * @throws Refusal when the text is no iCalendar document, or has too many occurrences to be a calendar of shifts
     */
    List<Occurrence> occurrences(String text, Instant from, Instant until, ZoneId zone) {
        return occurrences(events(text), from, until, zone);
    }

    private static List<Occurrence> occurrences(List<VEvent> events, Instant from, Instant until, ZoneId zone) {
        Map<String, Set<Instant>> replaced = events.stream()
                .filter(event -> event.getRecurrenceId() != null)
                .collect(Collectors.groupingBy(
                        ICalendar::uid, Collectors.mapping(event -> replacedStart(event, zone), Collectors.toSet())));
        List<Occurrence> found = new ArrayList<>();
        for (VEvent event : events) {
            if (!isCancelled(event)) {
                requireSparse(event);
                occurrences(event, from, until, zone)
                        .filter(occurrence -> event.getRecurrenceId() != null
                                || !replaced.getOrDefault(uid(event), Set.of()).contains(occurrence.from()))
                        .forEach(found::add);
            }
            if (found.size() > MOST_OCCURRENCES) {
                throw new Refusal(
                        ScheduleProblem.INVALID_CALENDAR,
                        "It has more than " + MOST_OCCURRENCES + " occurrences from " + from + " until " + until);
            }
        }
        return found;
    }

    private static boolean isCancelled(VEvent event) {
        return value(event, Property.STATUS).equalsIgnoreCase("CANCELLED");
    }

    /** When the occurrence that the event replaces would have begun. */
    private static Instant replacedStart(VEvent event, ZoneId zone) {
        if (event.getRecurrenceId().getParameter(Parameter.RANGE).isPresent()) {
            throw new Refusal(
                    ScheduleProblem.INVALID_CALENDAR,
                    "The event " + uid(event) + " changes all later occurrences (RANGE), which is not understood");
        }
        return instant(event.getRecurrenceId().getDate(), zone);
    }

    /** Occurrences are counted only once they are computed: a rule that makes more than one an hour is not computed. */
    private static void requireSparse(VEvent event) {
        boolean dense = event.getProperties(Property.RRULE).stream()
                .map(rule -> ((RRule<?>) rule).getRecur())
                .anyMatch(rule -> rule.getFrequency() == Frequency.SECONDLY
                        || rule.getFrequency() == Frequency.MINUTELY
                        || rule.getMinuteList().size() > 1
                        || rule.getSecondList().size() > 1);
        if (dense) {
            throw new Refusal(
                    ScheduleProblem.INVALID_CALENDAR, "The event " + uid(event) + " repeats more than once an hour");
        }
    }

    private static String uid(VEvent event) {
        return value(event, Property.UID);
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
                        uid(event),
                        value(event, Property.SUMMARY),
                        attendees(event),
                        instant(period.getStart(), zone),
                        endOf(period, zone)))
                .filter(occurrence ->
                        occurrence.from().isBefore(until) && occurrence.until().isAfter(from));
    }

    /** A whole day that names no end is one day long. */
    private static Instant endOf(Period<? extends Temporal> period, ZoneId zone) {
        return period.getStart() instanceof LocalDate day && period.getEnd().equals(day)
                ? instant(day.plusDays(1), zone)
                : instant(period.getEnd(), zone);
    }

    /** What names its zone goes by RFC 5545 in an hour that is skipped, and what does not as the schedule's own hand-offs. */
    private static Instant instant(Temporal time, ZoneId zone) {
        return switch (time) {
            case LocalDate date -> WallClock.startOf(date, zone);
            case LocalDateTime local -> WallClock.instantOf(local, zone);
            case ZonedDateTime zoned -> zoned.toInstant();
            case OffsetDateTime offset -> offset.toInstant();
            default -> Instant.from(time);
        };
    }

    private List<VEvent> events(String text) {
        return calendar(text).<VEvent>getComponents(Component.VEVENT).stream()
                .filter(event -> event.getStartDate().isPresent())
                .toList();
    }

    private Calendar calendar(String text) {
        try {
            return new CalendarBuilder(zones).build(new StringReader(text));
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
