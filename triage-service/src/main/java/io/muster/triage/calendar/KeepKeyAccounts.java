package io.muster.triage.calendar;

import io.muster.contracts.Refusal;
import io.muster.durable.Timers;
import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** The store owner says who counts most (R39); open incidents are judged anew by it. */
@ApplicationScoped
public class KeepKeyAccounts {

    /** What a fired {@link KeepCalendar#CAMPAIGN_STARTS} timer is called when accounts changed; no campaign has such a key. */
    static final String ACCOUNTS = "(key accounts)";

    private final UnitOfWork unitOfWork;
    private final KeyAccounts accounts;
    private final Timers timers;
    private final Clock clock;

    KeepKeyAccounts(UnitOfWork unitOfWork, KeyAccounts accounts, Timers timers, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.accounts = accounts;
        this.timers = timers;
        this.clock = clock;
    }

    public Uni<KeyAccount> put(KeyAccount account) {
        return unitOfWork.run(() -> accounts.put(account)
                .chain(() -> timers.schedule(KeepCalendar.CAMPAIGN_STARTS, ACCOUNTS, clock.instant(), "{}"))
                .replaceWith(account));
    }

    /** Severities that it raised stay: only a person lowers them. Fails with {@code key-account-unknown} (404). */
    public Uni<Void> remove(String key) {
        return unitOfWork.run(() -> accounts.remove(key)
                .invoke(removed -> {
                    if (!removed) {
                        throw new Refusal(
                                CalendarProblem.KEY_ACCOUNT_UNKNOWN, "No account has the key %s.".formatted(key));
                    }
                })
                .replaceWithVoid());
    }

    public Uni<List<KeyAccount>> after(String key, int count) {
        return unitOfWork.run(() -> accounts.after(key, count));
    }
}
