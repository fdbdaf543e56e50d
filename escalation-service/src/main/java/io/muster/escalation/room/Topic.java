package io.muster.escalation.room;

import io.muster.contracts.Incident;
import io.muster.contracts.Severity;
import java.util.Optional;

/** What stands over the talk: what is broken, how bad it is, how far it is, who commands. */
final class Topic {

    private static final int LONGEST = 250;

    private Topic() {}

    /** @param commander id of who commands; empty while nobody does */
    static String of(long number, Severity severity, String status, String what, Optional<String> commander) {
        String text = Incident.label(number) + " · " + severity + " · " + status + " · "
                + commander.map(id -> "commander " + id).orElse("no commander yet") + " · "
                + what.replaceAll("\\p{Cntrl}+", " ").strip();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
