package io.muster.escalation.room;

import io.muster.contracts.Incident;
import io.muster.contracts.Severity;
import java.util.Optional;

/** What stands over the talk: what is broken, how bad it is, how far it is, who commands. */
final class Topic {

    private static final int LONGEST = 250;

    private static final String RESTRICTED = "restricted";
    private static final String SEEN_BY_OTHERS = "restricted: others see this channel, do not talk about it here";

    private Topic() {}

    /**
     * What a restricted incident's topic says instead of what is broken.
     *
     * @param seenByOthers whether people see the place who were not invited, since it was opened before the restriction
     */
    static String ofRestricted(
            long number, Severity severity, String status, boolean seenByOthers, Optional<String> commander) {
        return of(number, severity, status, seenByOthers ? SEEN_BY_OTHERS : RESTRICTED, commander);
    }

    /** @param commander id of who commands; empty while nobody does */
    static String of(long number, Severity severity, String status, String what, Optional<String> commander) {
        String text = Incident.label(number) + " · " + severity + " · " + status + " · "
                + commander.map(id -> "commander " + id).orElse("no commander yet") + " · "
                + what.replaceAll("\\p{Cntrl}+", " ").strip();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
