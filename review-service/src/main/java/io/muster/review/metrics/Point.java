package io.muster.review.metrics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The instants of an incident between which its metrics are measured. Instants are stored, durations derived. */
public enum Point {
    /** A deployment went out that caused it; known only when a review says so. */
    BAD_DEPLOYMENT(true),
    /** The first bad event; may be backdated. The earliest of all but the deployment. */
    IMPACT_STARTED(true),
    /** The first alert or human report stood in the system. */
    DETECTED(true),
    PAGE_SENT(true),
    /** A responder acknowledged. */
    ACKNOWLEDGED(true),
    /** The commander and, for SEV1 and SEV2, the communications owner were there at once: not named, but present. */
    ENGAGED(true),
    FIRST_INTERNAL_UPDATE(true),
    FIRST_EXTERNAL_UPDATE(true),
    /** Severe impact ended, a workaround allowed (R87). */
    MITIGATED(true),
    /** The last of the three verification gates passed (R93). */
    RESTORED(true),
    /** The commander said it was over. */
    RESOLVED(false),
    /** The review was published. */
    REVIEWED(false),
    /** The first agreed action was completed. */
    IMPROVED(false),
    /** Every agreed action was completed. */
    PREVENTED(false);

    private final boolean correctable;

    Point(boolean correctable) {
        this.correctable = correctable;
    }

    /** Whether a review may correct it: what services observed may be wrong, what people signed may not. */
    public boolean isCorrectable() {
        return correctable;
    }

    /** As in paths: {@code impact-started}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As in sentences: {@code impact started}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    public static Optional<Point> of(String key) {
        return Arrays.stream(values()).filter(point -> point.key().equals(key)).findFirst();
    }
}
