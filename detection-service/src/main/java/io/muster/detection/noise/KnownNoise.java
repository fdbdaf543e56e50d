package io.muster.detection.noise;

import io.muster.detection.alert.Alert;
import io.muster.detection.incident.NoiseControl.Suppression;
import io.muster.detection.inhibition.InhibitionRules;
import io.muster.detection.inhibition.InhibitionRules.Inhibition;
import io.muster.detection.inhibition.InhibitionRules.Inhibitor;
import io.muster.detection.noise.Quiet.Standing;
import io.muster.detection.silence.Silence;
import io.muster.detection.silence.Silence.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What one replica knows of silences and inhibition: what was read last, and what it saw to fire since. */
final class KnownNoise {

    private static final Duration UNTIL_STORED = Duration.ofSeconds(10);

    /** As long as an alert's transaction may last, and that of whoever publishes other rules meanwhile. */
    private static final Duration UNTIL_PUBLISHED = UNTIL_STORED.multipliedBy(2);

    private static final InhibitionRules NO_RULES = new InhibitionRules(0, List.of(), Instant.EPOCH, "muster");

    private volatile Quiet quiet = Quiet.of(List.of(), NO_RULES, List.of());

    /** Seen to fire, and when; forgotten once the database knows, or never will. */
    private final Map<Inhibitor, Instant> seen = new ConcurrentHashMap<>();

    private final JudgedLately lately = new JudgedLately();

    /**
     * What was read holds from now on. Under other rules than before, what was judged by those is looked through once more.
     *
     * @param began when the reading did
     */
    void take(Quiet stored, Instant began) {
        boolean otherRules = stored.rules().version() != quiet.rules().version();
        quiet = stored;
        if (otherRules) {
            seen.clear();
            lately.inhibitors(stored.rules()).forEach(inhibitor -> seen.put(inhibitor, began));
        }
        stored.firing().values().forEach(seen.keySet()::removeAll);
        lately.forget(began, UNTIL_PUBLISHED);
    }

    /** Seen to fire a moment ago; the database may not know it yet. */
    Set<Inhibitor> seen() {
        return Set.copyOf(seen.keySet());
    }

    void forgetOld(Instant now) {
        Instant old = now.minus(UNTIL_STORED);
        seen.values().removeIf(old::isAfter);
    }

    /** @param now the time, as {@code at} is that of the decision */
    Optional<Suppression> judge(Alert alert, Instant at, Instant now) {
        lately.add(
                alert.fingerprint(), alert.labels(), now); // before the rules are read: whoever takes others looks here
        Quiet known = quiet;
        List<Inhibitor> inhibitors = known.rules().inhibitorsOf(alert.fingerprint(), alert.labels());
        inhibitors.forEach(inhibitor -> seen.putIfAbsent(inhibitor, now));
        Standing standing = known.standing(alert.fingerprint(), alert.labels(), at);
        return silenced(standing).or(() -> inhibited(standing)).or(() -> inhibitedSince(known, alert, at));
    }

    private static Optional<Suppression> silenced(Standing standing) {
        return standing.silencedBy().stream()
                .findFirst()
                .map(silence -> new Suppression(kind(silence) + ":" + silence.id(), words(silence)));
    }

    private static Optional<Suppression> inhibited(Standing standing) {
        return standing.inhibitedBy().stream().findFirst().map(KnownNoise::suppression);
    }

    /** By an alert that this replica saw a moment ago. */
    private Optional<Suppression> inhibitedSince(Quiet known, Alert alert, Instant at) {
        return seen.isEmpty() || known.rules().keysOver(alert.labels()).isEmpty()
                ? Optional.empty()
                : inhibited(known.withFiring(seen.keySet()).standing(alert.fingerprint(), alert.labels(), at));
    }

    private static Suppression suppression(Inhibition inhibition) {
        return new Suppression(
                "inhibition:" + inhibition.fingerprint(),
                "alert " + inhibition.fingerprint() + " fires, rule \"" + inhibition.rule() + "\"");
    }

    private static String kind(Silence silence) {
        return silence.kind() == Kind.MAINTENANCE ? "maintenance" : "silence";
    }

    private static String words(Silence silence) {
        String until = silence.recurrence() == null ? " until " + silence.endsAt() : "";
        return Stream.of(silence.comment(), "by " + silence.createdBy() + until)
                .filter(part -> !part.isBlank())
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }
}
