package io.muster.escalation.foresight;

import io.muster.escalation.schedule.Schedule;
import io.muster.escalation.schedule.Schedule.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Something in a schedule's time ahead that somebody has to mend before it comes.
 *
 * @param key names it for as long as it stands, so that it is told once
 * @param near whether it is close
 * @param words for who plans the shifts
 */
public record Worry(Kind kind, String key, Instant from, boolean near, String words) {

    private static final DateTimeFormatter OF_WEEK = DateTimeFormatter.ofPattern("EEEE HH:mm", Locale.ENGLISH);

    /** How far back gaps and stints are followed, so that each is the same one on every day of it. */
    private static final Duration LOOK_BACK = Duration.ofDays(30);

    /** What is wrong; the gravest first. */
    public enum Kind {
        /** Nobody is on call though somebody should be. */
        GAP("Nobody is on call soon"),
        /** The layers' hours leave a part of the week out: by intent, or because one of them is wrong. */
        HOURS("Nobody is on call for a part of the week"),
        /** One person is on call too long without a break. */
        OVERLOAD("On call for too long");

        private final String title;

        Kind(String title) {
            this.title = title;
        }
    }

    /** What several are called in one line: by the gravest of them. @throws java.util.NoSuchElementException when there is none */
    public static String title(Collection<Worry> worries) {
        return worries.stream().map(Worry::kind).min(Comparator.naturalOrder()).orElseThrow().title;
    }

    /** Whether somebody who is not on call would have to stand in. */
    public boolean leavesNobody() {
        return kind != Kind.OVERLOAD;
    }

    /**
     * @param ahead how far to look
     * @param near how close a gap is close
     * @param longestStint longer without a break is an overload
     */
    public static List<Worry> of(Schedule schedule, Instant now, Duration ahead, Duration near, Duration longestStint) {
        List<Worry> worries = new ArrayList<>();
        Instant since = now.minus(LOOK_BACK);
        schedule.uncovered(since, now.plus(ahead)).stream()
                .filter(gap -> gap.until().isAfter(now))
                .forEach(
                        gap -> worries.add(gap(schedule, gap, since, !gap.from().isAfter(now.plus(near)))));
        schedule.stints(since, now.plus(ahead)).stream()
                .filter(stint -> stint.until().isAfter(now))
                .filter(stint -> stint.length().compareTo(longestStint) > 0)
                .forEach(stint -> worries.add(overload(schedule, stint, since, longestStint)));
        worries.addAll(hours(schedule, now, now.plus(ahead)));
        return worries;
    }

    /** A part of the week is named by its day and time, so that it is told once and not every week. */
    private static Collection<Worry> hours(Schedule schedule, Instant now, Instant until) {
        Map<String, Worry> parts = new LinkedHashMap<>();
        for (Stretch gap : schedule.outOfHours(now, until)) {
            boolean whole = gap.from().isAfter(now) && gap.until().isBefore(until);
            String part = OF_WEEK.format(gap.from().atZone(schedule.timeZone())) + " until "
                    + OF_WEEK.format(gap.until().atZone(schedule.timeZone()));
            String words = "By the hours of its layers nobody is on call in " + schedule.name() + " from " + part;
            if (whole) {
                parts.putIfAbsent(part, new Worry(Kind.HOURS, "hours " + part, gap.from(), false, words));
            }
        }
        return parts.values();
    }

    private static Worry gap(Schedule schedule, Stretch gap, Instant since, boolean near) {
        String words = "Nobody is on call in " + schedule.name() + " from "
                + gap.from().atZone(schedule.timeZone()) + " until "
                + gap.until().atZone(schedule.timeZone());
        return new Worry(Kind.GAP, "gap from " + begin(gap, since), gap.from(), near, words);
    }

    /** What began before it was looked at has begun long ago, and is the same on every day. */
    private static String begin(Stretch stretch, Instant since) {
        return stretch.from().equals(since) ? "long ago" : stretch.from().toString();
    }

    private static Worry overload(Schedule schedule, Stretch stint, Instant since, Duration longest) {
        String person = stint.person().orElseThrow();
        String words = person + " is on call in " + schedule.name() + " without a break from "
                + stint.from().atZone(schedule.timeZone()) + ", for more than " + longest.toDays() + " days";
        return new Worry(
                Kind.OVERLOAD, "overload of " + person + " from " + begin(stint, since), stint.from(), false, words);
    }
}
