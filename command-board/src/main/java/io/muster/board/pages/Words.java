package io.muster.board.pages;

import io.muster.contracts.Incident.PagingWait;
import io.muster.contracts.TriageEvent.Affected;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The vocabulary's words as a page writes them. */
final class Words {

    private Words() {}

    /** {@code COMMUNICATIONS_OWNER} is "communications owner". */
    static String lower(Enum<?> constant) {
        return switch (constant.name()) {
            case "SUBJECT_MATTER_EXPERT" -> "subject-matter expert";
            default -> constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    static String capitalised(Enum<?> constant) {
        String words = lower(constant);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** Who is hit; null when nothing is known but journeys and places. */
    static String hit(Affected affected) {
        List<String> parts = new ArrayList<>();
        if (affected.users() != null) {
            String count = String.format(Locale.ROOT, "%,d", affected.users().count());
            parts.add(count + " users (" + lower(affected.users().known()) + ")");
        }
        parts.addAll(affected.devices());
        parts.addAll(affected.paymentMethods());
        affected.sellers().forEach(seller -> parts.add("seller " + seller));
        return parts.isEmpty() ? null : String.join(", ", parts);
    }

    static String list(Collection<? extends Enum<?>> constants) {
        return constants.stream().map(Words::lower).collect(Collectors.joining(", "));
    }

    /** What keeps pages from reaching anybody. */
    static String waiting(PagingWait wait) {
        return switch (wait.kind()) {
            case HELD -> "Held: a person decides whether the pages are sent";
            case QUIET -> wait.person() + " has quiet hours";
            case NOT_REACHED -> wait.person() + " could not be reached";
            case NOBODY_CAME -> "Everybody had their time";
            case null -> "Pages wait";
        };
    }
}
