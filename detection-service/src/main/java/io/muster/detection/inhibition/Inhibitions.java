package io.muster.detection.inhibition;

import io.muster.detection.inhibition.InhibitionRules.Inhibitor;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The versions of the rules, and the alerts that may keep others quiet. Everything joins the caller's transaction. */
public interface Inhibitions {

    Uni<InhibitionRules> current();

    Uni<Optional<InhibitionRules>> find(long version);

    /** The next {@code rows} versions before that one, newest first; 0 begins with the newest. */
    Uni<List<InhibitionRules>> before(long version, int rows);

    /** The same, and nobody else publishes until the transaction ends. */
    Uni<InhibitionRules> currentForChange();

    Uni<Void> add(InhibitionRules rules);

    /** Remembers alerts that may keep others quiet; they do while they fire. */
    Uni<Void> remember(Collection<Inhibitor> inhibitors);

    /** Of those whose alert has not fired since then, some are forgotten; they are remembered anew when it fires. */
    Uni<Void> forgetQuiet(Instant since, int most);

    /** All are forgotten, because other rules hold now. */
    Uni<Void> forgetAll();

    /** Those with one of the keys whose alert fires at that time. */
    Uni<List<Inhibitor>> firing(Collection<String> keys, Instant now);

    /** All whose alert fires at that time. */
    Uni<List<Inhibitor>> firing(Instant now);
}
