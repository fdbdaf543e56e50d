package io.muster.review;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.ZoneId;

/** What an operator may set. */
@ConfigMapping(prefix = "muster.review")
public interface ReviewConfig {

    /** By when a review is owed, counted from the resolution (R97). */
    Deadline deadline();

    interface Deadline {

        /** Whose days are counted. */
        @WithDefault("UTC")
        ZoneId zone();

        @WithName("sev1-calendar-days")
        @WithDefault("3")
        int sev1CalendarDays();

        @WithName("sev2-working-days")
        @WithDefault("5")
        int sev2WorkingDays();

        @WithName("sev3-working-days")
        @WithDefault("10")
        int sev3WorkingDays();
    }
}
