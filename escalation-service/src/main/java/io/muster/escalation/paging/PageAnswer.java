package io.muster.escalation.paging;

import java.util.Locale;

/** What a paged person can say from the message itself. */
public enum PageAnswer {
    /** It is mine. */
    ACKNOWLEDGE,
    /** I cannot come. */
    DECLINE,
    /** I stay on it; page the next level now. */
    ESCALATE;

    /** As it stands in an address, in lower case. @throws IllegalArgumentException for anything else */
    public static PageAnswer fromString(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
