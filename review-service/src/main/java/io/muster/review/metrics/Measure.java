package io.muster.review.metrics;

import static io.muster.review.metrics.Point.ACKNOWLEDGED;
import static io.muster.review.metrics.Point.BAD_DEPLOYMENT;
import static io.muster.review.metrics.Point.DETECTED;
import static io.muster.review.metrics.Point.ENGAGED;
import static io.muster.review.metrics.Point.FIRST_EXTERNAL_UPDATE;
import static io.muster.review.metrics.Point.FIRST_INTERNAL_UPDATE;
import static io.muster.review.metrics.Point.IMPACT_STARTED;
import static io.muster.review.metrics.Point.IMPROVED;
import static io.muster.review.metrics.Point.MITIGATED;
import static io.muster.review.metrics.Point.PAGE_SENT;
import static io.muster.review.metrics.Point.PREVENTED;
import static io.muster.review.metrics.Point.RESOLVED;
import static io.muster.review.metrics.Point.RESTORED;
import static io.muster.review.metrics.Point.REVIEWED;

import java.util.Locale;

/**
 * The durations an incident is measured by (R15), each with its exact start and end. There are four different "MTTR";
 * all are given, and each says which it is.
 */
public enum Measure {
    TIME_TO_DETECT("TTD", IMPACT_STARTED, DETECTED),
    TIME_TO_ACKNOWLEDGE("TTA", DETECTED, ACKNOWLEDGED),
    TIME_TO_ACKNOWLEDGE_PAGE("TTA, from the page", PAGE_SENT, ACKNOWLEDGED),
    TIME_TO_ENGAGE("time to engage", PAGE_SENT, ENGAGED),
    TIME_TO_FIRST_INTERNAL_UPDATE("time to first internal message", DETECTED, FIRST_INTERNAL_UPDATE),
    TIME_TO_FIRST_EXTERNAL_UPDATE("time to first external message", DETECTED, FIRST_EXTERNAL_UPDATE),
    TIME_TO_MITIGATE("TTM", IMPACT_STARTED, MITIGATED),
    TIME_TO_RESTORE("TTR", IMPACT_STARTED, RESTORED),
    MTTR_REPAIR("MTTR (repair): from the start of work", ACKNOWLEDGED, RESTORED),
    MTTR_RESPOND("MTTR (respond): from the first alert", DETECTED, RESTORED),
    MTTR_RECOVER("MTTR (recover): from the failure", IMPACT_STARTED, RESTORED),
    MTTR_RESOLVE("MTTR (resolve): from the failure, until recurrence is prevented", IMPACT_STARTED, PREVENTED),
    FAILED_DEPLOYMENT_RECOVERY("failed deployment recovery time", BAD_DEPLOYMENT, RESTORED),
    TIME_TO_REVIEW("time to review", RESOLVED, REVIEWED),
    TIME_TO_IMPROVEMENT("time to improvement", RESOLVED, IMPROVED);

    private final String title;
    private final Point from;
    private final Point to;

    Measure(String title, Point from, Point to) {
        this.title = title;
        this.from = from;
        this.to = to;
    }

    /** As in JSON and metric names: {@code time-to-detect}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String title() {
        return title;
    }

    public Point from() {
        return from;
    }

    public Point to() {
        return to;
    }
}
