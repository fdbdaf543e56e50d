package io.muster.board.decisions;

import io.muster.board.decisions.Decision.Kind;
import io.muster.contracts.Incident;
import io.muster.contracts.Severity;
import io.muster.contracts.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which decisions an incident waits for (R39, R48, R51, R56, R91). */
public final class DecisionPolicy {

    /** So long before a promised update is due, it is asked for. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private DecisionPolicy() {}

    /** What is open now, the gravest question first. */
    public static List<Decision> open(Incident incident, Instant now) {
        Status status = incident.status();
        if (status == null || status == Status.DISMISSED || status == Status.MERGED) {
            return List.of();
        }
        List<Decision> open = new ArrayList<>();
        severity(incident).ifPresent(open::add);
        update(incident, now).ifPresent(open::add);
        open.addAll(campaigns(incident));
        return List.copyOf(open);
    }

    private static Optional<Decision> severity(Incident incident) {
        if (!incident.status().isOpen() || incident.severityConfirmed() || incident.severity() == null) {
            return Optional.empty();
        }
        String proposed = incident.severity().name();
        return Optional.of(new Decision(
                Kind.ACCEPT_SEVERITY,
                proposed,
                "Accept " + proposed + " as the severity?",
                "It is proposed, and nobody has confirmed it."));
    }

    private static Optional<Decision> update(Incident incident, Instant now) {
        boolean owed = incident.status().isOpen() && incident.severityConfirmed() && !isMinor(incident);
        Optional<Instant> due = incident.nextUpdateDue(true);
        boolean first = due.isEmpty() || incident.owesFirstWordOutside();
        if (!owed || !first && due.get().isAfter(now.plus(AHEAD))) {
            return Optional.empty();
        }
        return Optional.of(new Decision(
                Kind.APPROVE_UPDATE,
                null,
                first ? "Tell the customers?" : "Approve the next update for the customers?",
                whyNow(first, due.filter(at -> at.isBefore(now)).isPresent())));
    }

    private static String whyNow(boolean first, boolean overdue) {
        if (first) {
            return overdue
                    ? "They have heard nothing, and should have by now."
                    : "They have been promised no update yet.";
        }
        return overdue ? "The promised update is overdue." : "The promised update is due soon.";
    }

    private static List<Decision> campaigns(Incident incident) {
        boolean impactGoesOn = incident.status().isOpen() && incident.mitigatedAt() == null;
        if (impactGoesOn) {
            return incident.campaigns().stream()
                    .filter(campaign -> !incident.pausedCampaigns().contains(campaign))
                    .map(campaign -> new Decision(
                            Kind.PAUSE_CAMPAIGN,
                            campaign,
                            "Pause the campaign " + campaign + "?",
                            "It brings customers to what is broken."))
                    .toList();
        }
        return incident.pausedCampaigns().stream()
                .map(campaign -> new Decision(
                        Kind.RESUME_CAMPAIGN,
                        campaign,
                        "Resume the campaign " + campaign + "?",
                        "It was paused because of this incident, whose impact is over."))
                .toList();
    }

    private static boolean isMinor(Incident incident) {
        return incident.severity() == null || incident.severity() == Severity.SEV3;
    }
}
