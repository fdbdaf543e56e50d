package io.muster.triage.calendar;

import io.muster.contracts.Journey;
import io.muster.contracts.Refusal;
import io.muster.contracts.StakeKind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Content;
import net.fortuna.ical4j.model.Period;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.TimeZoneRegistryImpl;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DateProperty;
import net.fortuna.ical4j.model.property.ExRule;
import net.fortuna.ical4j.model.property.RRule;

/**
 * Reads iCalendar. The summary is the campaign's name; of the categories {@code sales event} makes it a sales event, a
 * journey's word names a journey, and {@code region:eu} a region; {@code X-MUSTER-SPEND-PER-HOUR} says what it spends.
 * The library loads its registry of zones by name.
 */
@ApplicationScoped
@RegisterForReflection(targets = TimeZoneRegistryImpl.class)
class IcalendarReader implements CalendarReader {

    private static final int MOST_CAMPAIGNS = 500;
    private static final int MOST_TIMES_A_DAY = 24;
    private static final int LONGEST_NAME = 200;
    private static final String REGION = "region:";
    private static final Set<String> TOO_OFTEN = Set.of("SECONDLY", "MINUTELY", "HOURLY");

    // One for all documents: each registers its zones with the Java platform for good.
    private final TimeZoneRegistry zones = TimeZoneRegistryFactory.getInstance().createRegistry();

    @Override
    public List<Campaign> read(String feed, byte[] document, Instant from, Instant to) {
        var calendar = parse(document);
        var zone = zoneOf(calendar);
        var events = calendar.<VEvent>getComponents(Component.VEVENT);
        var campaigns = new ArrayList<Campaign>();
        for (var event : events) {
            if (isCancelled(event)) {
                continue;
            }
            for (var time : times(event, from, to, zone)) {
                if (replaced(event, time, events, zone)) {
                    continue;
                }
                campaigns.add(campaign(feed, event, time, zone));
                refuseTooMany(campaigns.size());
            }
        }
        return campaigns.stream()
                .filter(campaign -> campaign.endsAt().isAfter(campaign.startsAt()))
                .sorted(Comparator.comparing(Campaign::key))
                .toList();
    }

    private Calendar parse(byte[] document) {
        try (var reader = new InputStreamReader(new ByteArrayInputStream(document), StandardCharsets.UTF_8)) {
            return new CalendarBuilder(zones).build(reader);
        } catch (IOException | ParserException | IllegalArgumentException | DateTimeException e) {
            throw unreadable("It cannot be parsed: " + e.getMessage());
        }
    }

    /** The zone of times that name none, as whole days. */
    private static ZoneId zoneOf(Calendar calendar) {
        try {
            return calendar.<Property>getProperty("X-WR-TIMEZONE")
                    .map(Content::getValue)
                    .map(ZoneId::of)
                    .orElse(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    private static List<Period<Temporal>> times(VEvent event, Instant from, Instant to, ZoneId zone) {
        refuseTooOften(event);
        try {
            return event.calculateRecurrenceSet(range(event, from, to, zone)).stream()
                    .sorted(Comparator.comparing(Period::toString))
                    .toList();
        } catch (RuntimeException e) {
            throw unreadable("%s has no time that can be told: %s".formatted(uid(event), e.getMessage()));
        }
    }

    // The library steps from the range's beginning by the rule's own units, of which an Instant has neither weeks nor
    // months.
    private static Period<Temporal> range(VEvent event, Instant from, Instant to, ZoneId zone) {
        return switch (start(event)) {
            case LocalDate day -> new Period<>(LocalDate.ofInstant(from, zone), LocalDate.ofInstant(to, zone));
            case LocalDateTime floating ->
                new Period<>(LocalDateTime.ofInstant(from, zone), LocalDateTime.ofInstant(to, zone));
            case ZonedDateTime zoned -> new Period<>(from.atZone(zoned.getZone()), to.atZone(zoned.getZone()));
            case Instant instant -> new Period<>(from, to);
            default -> new Period<>(from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC));
        };
    }

    private static Temporal start(VEvent event) {
        return event.<Temporal>getStartDate()
                .orElseThrow(() -> unreadable("%s has no start.".formatted(uid(event))))
                .getDate();
    }

    // What recurs every second for half a year would be fifteen million campaigns, and as many exceptions as long to
    // count.
    private static void refuseTooOften(VEvent event) {
        var often = Stream.of(Property.RRULE, Property.EXRULE)
                .flatMap(name -> event.<Property>getProperties(name).stream())
                .map(IcalendarReader::recurrence)
                .anyMatch(IcalendarReader::isTooOften);
        if (often) {
            throw unreadable("A campaign recurs at most %d times a day.".formatted(MOST_TIMES_A_DAY));
        }
    }

    private static Recur<?> recurrence(Property rule) {
        return switch (rule) {
            case RRule<?> recurs -> recurs.getRecur();
            case ExRule<?> excepts -> excepts.getRecur();
            default -> throw unreadable("A rule is none: " + rule.getName());
        };
    }

    private static boolean isTooOften(Recur<?> recur) {
        var timesADay = Math.max(1, recur.getHourList().size())
                * Math.max(1, recur.getMinuteList().size())
                * Math.max(1, recur.getSecondList().size());
        return TOO_OFTEN.contains(recur.getFrequency().name()) || timesADay > MOST_TIMES_A_DAY;
    }

    private static void refuseTooMany(int count) {
        if (count > MOST_CAMPAIGNS) {
            throw unreadable("It holds more than %d campaigns of the next half year.".formatted(MOST_CAMPAIGNS));
        }
    }

    private static boolean isCancelled(VEvent event) {
        return event.<Property>getProperty(Property.STATUS)
                .map(Content::getValue)
                .filter("CANCELLED"::equalsIgnoreCase)
                .isPresent();
    }

    /** Whether another event stands for this one time of a recurring one. */
    private static boolean replaced(VEvent event, Period<Temporal> time, List<VEvent> events, ZoneId zone) {
        var start = instant(time.getStart(), zone);
        return recurrenceOf(event).isEmpty()
                && events.stream()
                        .filter(other -> uid(other).equals(uid(event)))
                        .map(IcalendarReader::recurrenceOf)
                        .flatMap(Optional::stream)
                        .anyMatch(moved -> instant(moved, zone).equals(start));
    }

    private static Optional<Temporal> recurrenceOf(VEvent event) {
        return event.<DateProperty<Temporal>>getProperty(Property.RECURRENCE_ID).map(DateProperty::getDate);
    }

    private static Campaign campaign(String feed, VEvent event, Period<Temporal> time, ZoneId zone) {
        var categories = categories(event);
        return new Campaign(
                key(feed, event, time, zone),
                name(event),
                categories.contains("sales event") ? StakeKind.SALES_EVENT : StakeKind.CAMPAIGN,
                instant(time.getStart(), zone),
                instant(end(time), zone),
                journeys(categories),
                categories.stream()
                        .filter(category -> category.startsWith(REGION))
                        .map(category -> category.substring(REGION.length()).strip())
                        .collect(Collectors.toUnmodifiableSet()),
                spend(event),
                feed);
    }

    private static Temporal end(Period<Temporal> time) {
        return time.getEnd() == null ? time.getStart().plus(time.getDuration()) : time.getEnd();
    }

    /** Unique by UID, and by its own time where it recurs; the time it was moved from stays its name. */
    private static String key(String feed, VEvent event, Period<Temporal> time, ZoneId zone) {
        var recurs = event.<Property>getProperty(Property.RRULE).isPresent()
                || event.<Property>getProperty(Property.RDATE).isPresent();
        var own = recurrenceOf(event).or(() -> recurs ? Optional.of(time.getStart()) : Optional.empty());
        var suffix = own.map(start -> "-"
                        + instant(start, zone)
                                .toString()
                                .replaceAll("[^0-9TZ]", "")
                                .toLowerCase(Locale.ROOT))
                .orElse("");
        return feed + "-" + digest(uid(event)) + suffix;
    }

    private static String uid(VEvent event) {
        return event.<Property>getProperty(Property.UID)
                .map(Content::getValue)
                .orElseThrow(() -> unreadable("An event has no UID."));
    }

    private static String name(VEvent event) {
        var summary = event.<Property>getProperty(Property.SUMMARY)
                .map(Content::getValue)
                .filter(text -> !text.isBlank())
                .orElse("Campaign");
        return summary.length() > LONGEST_NAME ? summary.substring(0, LONGEST_NAME) : summary;
    }

    private static Set<String> categories(VEvent event) {
        return event.<Property>getProperties(Property.CATEGORIES).stream()
                .map(Content::getValue)
                .flatMap(value -> Stream.of(value.split(",")))
                .map(category -> category.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<Journey> journeys(Set<String> categories) {
        return Arrays.stream(Journey.values())
                .filter(journey -> categories.contains(journey.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Journey.class)));
    }

    private static BigDecimal spend(VEvent event) {
        try {
            return event.<Property>getProperty("X-MUSTER-SPEND-PER-HOUR")
                    .map(Content::getValue)
                    .map(BigDecimal::new)
                    .filter(amount -> amount.signum() >= 0)
                    .map(IcalendarReader::bounded)
                    .orElse(null);
        } catch (ArithmeticException | NumberFormatException e) {
            throw unreadable("%s spends no number of at most %d digits and %d behind the point."
                    .formatted(uid(event), Campaign.SPEND_DIGITS, Campaign.SPEND_FRACTION));
        }
    }

    // A power of ten takes a few characters to write and more to store than the database has.
    private static BigDecimal bounded(BigDecimal amount) {
        var plain = amount.stripTrailingZeros();
        if (plain.precision() - plain.scale() > Campaign.SPEND_DIGITS || plain.scale() > Campaign.SPEND_FRACTION) {
            throw new ArithmeticException("too long");
        }
        return amount;
    }

    private static Instant instant(Temporal time, ZoneId zone) {
        return switch (time) {
            case Instant instant -> instant;
            case OffsetDateTime offset -> offset.toInstant();
            case ZonedDateTime zoned -> zoned.toInstant();
            case LocalDateTime floating -> floating.atZone(zone).toInstant();
            case LocalDate day -> day.atStartOfDay(zone).toInstant();
            default -> throw unreadable("A time is none: " + time);
        };
    }

    private static String digest(String uid) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(uid.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Refusal unreadable(String why) {
        return new Refusal(CalendarProblem.CALENDAR_UNREADABLE, why);
    }
}
