package io.muster.detection.inhibition;

import io.muster.contracts.Refusal;
import io.muster.detection.alert.AlertState;
import io.muster.detection.alert.Alerts;
import io.muster.detection.silence.KeepSilences;
import io.muster.durable.DatabaseNotifications;
import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Somebody decides which alerts keep which others quiet. The alerts that fire then are looked at anew. */
@ApplicationScoped
public class PublishInhibition {

    private static final int AT_ONCE = 1_000;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    Inhibitions inhibitions;

    @Inject
    Alerts alerts;

    @Inject
    DatabaseNotifications notifications;

    @Inject
    Clock clock;

    /**
     * @param base the version that the rules were made from, so that nobody's change is overwritten
     * @throws Refusal {@code invalid-inhibition-rules} with what is wrong; {@code inhibition-rules-outdated} when another
     *     version is in force
     */
    public Uni<InhibitionRules> publish(List<InhibitionRule> rules, long base, String person) {
        InhibitionRules.flawIn(rules).ifPresent(flaw -> {
            throw new Refusal(InhibitionProblem.INVALID_RULES, flaw);
        });
        return unitOfWork.run(() -> inhibitions
                .currentForChange()
                .invoke(current -> refuseOutdated(base, current))
                .map(current -> new InhibitionRules(current.version() + 1, rules, clock.instant(), person))
                .call(inhibitions::add)
                .call(inhibitions::forgetAll)
                .call(published -> rememberFiring(published, null))
                .call(published -> notifications.notify(KeepSilences.CHANNEL, "inhibition")));
    }

    private static void refuseOutdated(long base, InhibitionRules current) {
        if (base != current.version()) {
            throw new Refusal(
                    InhibitionProblem.RULES_OUTDATED,
                    "version " + current.version() + " is in force; name the version that the rules were made from",
                    null,
                    Map.of("version", current.version()));
        }
    }

    /** As it was. @throws Refusal {@code inhibition-rules-unknown} */
    public Uni<InhibitionRules> version(long version) {
        return unitOfWork
                .run(() -> inhibitions.find(version))
                .map(found -> found.orElseThrow(
                        () -> new Refusal(InhibitionProblem.RULES_UNKNOWN, "there was no version " + version)));
    }

    /** See {@link Inhibitions#before}. */
    public Uni<List<InhibitionRules>> before(long version, int rows) {
        return unitOfWork.run(() -> inhibitions.before(version, rows));
    }

    public Uni<InhibitionRules> current() {
        return unitOfWork.run(inhibitions::current);
    }

    private Uni<Void> rememberFiring(InhibitionRules rules, String after) {
        return alerts.list(new Alerts.Filter(AlertState.FIRING, null, after), AT_ONCE)
                .call(page -> inhibitions.remember(page.stream()
                        .flatMap(alert -> rules.inhibitorsOf(alert.fingerprint(), alert.labels()).stream())
                        .toList()))
                .flatMap(page -> page.size() < AT_ONCE
                        ? Uni.createFrom().voidItem()
                        : rememberFiring(rules, page.getLast().fingerprint()));
    }
}
