package io.muster.detection.noise;

import io.muster.detection.inhibition.InhibitionRules;
import io.muster.detection.inhibition.InhibitionRules.Inhibition;
import io.muster.detection.inhibition.InhibitionRules.Inhibitor;
import io.muster.detection.silence.Silence;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything that keeps alerts from disturbing anyone, as it was read at one moment.
 *
 * @param silences that hold now or will
 * @param firing what keeps others quiet, by key
 */
public record Quiet(List<Silence> silences, InhibitionRules rules, Map<String, List<Inhibitor>> firing) {

    public Quiet {
        silences = List.copyOf(silences);
        firing = Map.copyOf(firing);
    }

    /** Where an alert stands: nothing in both lists means that it may disturb. */
    public record Standing(List<Silence> silencedBy, List<Inhibition> inhibitedBy) {

        public boolean isSuppressed() {
            return !silencedBy.isEmpty() || !inhibitedBy.isEmpty();
        }
    }

    public static Quiet of(List<Silence> silences, InhibitionRules rules, Collection<Inhibitor> firing) {
        return new Quiet(silences, rules, firing.stream().collect(Collectors.groupingBy(Inhibitor::key)));
    }

    /** The same while these fire too. */
    Quiet withFiring(Collection<Inhibitor> more) {
        Set<Inhibitor> all = new HashSet<>(more);
        firing.values().forEach(all::addAll);
        return of(silences, rules, all);
    }

    public Standing standing(String fingerprint, Map<String, String> labels, Instant now) {
        return new Standing(
                silences.stream().filter(silence -> silence.hides(labels, now)).toList(),
                rules.over(fingerprint, labels, firing));
    }
}
