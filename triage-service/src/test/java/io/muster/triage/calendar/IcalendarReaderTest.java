package io.muster.triage.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.Journey;
import io.muster.contracts.Refusal;
import io.muster.contracts.StakeKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IcalendarReaderTest {

    private static final Instant FROM = Instant.parse("2026-10-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2027-03-30T00:00:00Z");

    private final IcalendarReader reader = new IcalendarReader();

    @Test
    void readsWhatACampaignIs() {
        var campaign = read("""
                        BEGIN:VEVENT
                        UID:bf@shop
                        DTSTAMP:20261101T000000Z
                        SUMMARY:Black Friday
                        DTSTART:20261127T080000Z
                        DURATION:PT14H
                        CATEGORIES:Sales Event,checkout,region:eu
                        X-MUSTER-SPEND-PER-HOUR:1250.50
                        END:VEVENT
                        """).getFirst();

        assertThat(campaign.name()).isEqualTo("Black Friday");
        assertThat(campaign.kind()).isEqualTo(StakeKind.SALES_EVENT);
        assertThat(campaign.startsAt()).isEqualTo("2026-11-27T08:00:00Z");
        assertThat(campaign.endsAt()).isEqualTo("2026-11-27T22:00:00Z");
        assertThat(campaign.journeys()).containsExactly(Journey.CHECKOUT);
        assertThat(campaign.regions()).containsExactly("eu");
        assertThat(campaign.spendPerHour()).isEqualByComparingTo("1250.50");
        assertThat(campaign.key()).matches("marketing-[0-9a-f]{16}");
    }

    /** Ten in the morning stays ten in the morning when the clocks change on 25 October. */
    @Test
    void whatRecursFollowsItsZoneItsExceptionsAndWhatWasMoved() {
        var campaigns = read("""
                BEGIN:VEVENT
                UID:weekly@shop
                DTSTAMP:20261101T000000Z
                SUMMARY:Newsletter
                DTSTART;TZID=Europe/Berlin:20261012T100000
                DTEND;TZID=Europe/Berlin:20261012T120000
                RRULE:FREQ=WEEKLY;COUNT=4
                EXDATE;TZID=Europe/Berlin:20261019T100000
                END:VEVENT
                BEGIN:VEVENT
                UID:weekly@shop
                DTSTAMP:20261101T000000Z
                SUMMARY:Newsletter, in the afternoon
                RECURRENCE-ID;TZID=Europe/Berlin:20261102T100000
                DTSTART;TZID=Europe/Berlin:20261102T150000
                DTEND;TZID=Europe/Berlin:20261102T160000
                END:VEVENT
                """);

        assertThat(campaigns)
                .extracting(Campaign::startsAt)
                .containsExactly(
                        Instant.parse("2026-10-12T08:00:00Z"),
                        Instant.parse("2026-10-26T09:00:00Z"),
                        Instant.parse("2026-11-02T14:00:00Z"));
        assertThat(campaigns.getLast().name()).isEqualTo("Newsletter, in the afternoon");
        assertThat(campaigns).extracting(Campaign::key).doesNotHaveDuplicates();
        assertThat(campaigns.getLast().key()).endsWith("-20261102t090000z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e200000", "1e-20000", "much"})
    void whatNoDatabaseHoldsIsNoSpending(String amount) {
        var event = """
                BEGIN:VEVENT
                UID:bf@shop
                DTSTAMP:20261101T000000Z
                DTSTART:20261127T080000Z
                DURATION:PT14H
                X-MUSTER-SPEND-PER-HOUR:%s
                END:VEVENT
                """.formatted(amount);

        assertThatThrownBy(() -> read(event)).isInstanceOf(Refusal.class).hasMessageContaining("spends no number");
    }

    @Test
    void aDayIsADayOfTheCalendarsZone() {
        var day = read("""
                        X-WR-TIMEZONE:Europe/Berlin
                        BEGIN:VEVENT
                        UID:day@shop
                        DTSTAMP:20261101T000000Z
                        SUMMARY:Cyber Monday
                        DTSTART;VALUE=DATE:20261130
                        END:VEVENT
                        """).getFirst();

        assertThat(day.startsAt()).isEqualTo("2026-11-29T23:00:00Z");
        assertThat(day.endsAt()).isEqualTo("2026-11-30T23:00:00Z");
    }

    @Test
    void whatIsCancelledOrLongOverIsNoCampaign() {
        assertThat(read("""
                        BEGIN:VEVENT
                        UID:off@shop
                        DTSTAMP:20261101T000000Z
                        DTSTART:20261127T080000Z
                        DTEND:20261127T090000Z
                        STATUS:CANCELLED
                        END:VEVENT
                        BEGIN:VEVENT
                        UID:old@shop
                        DTSTAMP:20201101T000000Z
                        DTSTART:20201127T080000Z
                        DTEND:20201127T090000Z
                        END:VEVENT
                        """)).isEmpty();
    }

    @Test
    void theSameDocumentIsReadTheSame() {
        var event = """
                BEGIN:VEVENT
                UID:daily@shop
                DTSTAMP:20261101T000000Z
                DTSTART:20261127T080000Z
                DTEND:20261127T090000Z
                RRULE:FREQ=DAILY;COUNT=3
                END:VEVENT
                """;

        assertThat(read(event)).hasSize(3).isEqualTo(read(event));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    FREQ=WEEKLY                        | 26
                    FREQ=WEEKLY;BYDAY=FR               | 26
                    FREQ=WEEKLY;UNTIL=20261231T235959Z | 13
                    FREQ=MONTHLY                       | 6
                    FREQ=YEARLY                        | 1
                    FREQ=YEARLY;BYMONTH=11;BYDAY=4FR   | 1
                    """)
    void whatBeganYearsAgoAndRecursForEverIsRead(String rule, int times) {
        assertThat(List.of(
                        ";TZID=Europe/Berlin:20201106T100000",
                        ":20201106T100000Z",
                        ":20201106T100000",
                        ";VALUE=DATE:20201106"))
                .allSatisfy(start -> assertThat(recurring(start, rule)).hasSize(times));
    }

    private List<Campaign> recurring(String start, String rule) {
        return read("""
                BEGIN:VEVENT
                UID:forever@shop
                DTSTAMP:20201101T000000Z
                DTSTART%s
                DURATION:P1D
                RRULE:%s
                END:VEVENT
                """.formatted(start, rule));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RRULE:FREQ=SECONDLY",
                "RRULE:FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=0,10,20,30,40",
                "RRULE:FREQ=HOURLY;COUNT=3",
                "RRULE:FREQ=DAILY\nRRULE:FREQ=MINUTELY",
                "RRULE:FREQ=DAILY\nEXRULE:FREQ=SECONDLY"
            })
    void whatRecursTooOftenIsRefused(String rule) {
        var event = """
                BEGIN:VEVENT
                UID:bomb@shop
                DTSTAMP:20261101T000000Z
                DTSTART:20261127T080000Z
                DTEND:20261127T080001Z
                %s
                END:VEVENT
                """.formatted(rule);

        assertThatThrownBy(() -> read(event))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("at most 24 times a day");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no calendar",
                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:never\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
            })
    void whatIsNoCalendarIsRefused(String document) {
        assertThatThrownBy(() -> reader.read("marketing", document.getBytes(StandardCharsets.UTF_8), FROM, TO))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(CalendarProblem.CALENDAR_UNREADABLE));
    }

    private List<Campaign> read(String body) {
        var document = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//shop//EN\n" + body + "END:VCALENDAR\n";
        return reader.read("marketing", document.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), FROM, TO);
    }
}
