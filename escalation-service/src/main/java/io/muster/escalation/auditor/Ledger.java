package io.muster.escalation.auditor;

import io.muster.contracts.LifecycleEvent;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the auditor has taken down, and the facts it compares with. Joins the caller's transaction. */
public interface Ledger {

    /** An event of the stream. @param id of the event itself */
    record Entry(UUID id, LifecycleEvent event, String type) {}

    /**
     * Takes events down in their order; the same id again changes nothing. Of an incident's assessments only the first is
     * kept.
     */
    Uni<Void> note(List<Entry> entries);

    /** How many incidents are looked at; if more are not over, the newest of them. */
    int MOST = 2000;

    /** Every incident that is not over, as far as it was taken down. */
    Uni<List<Account>> openAccounts();

    /** What the database says of the pages; one that is missing has no entry. */
    Uni<Map<UUID, AuditRules.Evidence>> evidence(Set<UUID> pages, Instant now);

    /** What a policy's version promises; {@link PolicyTerms#UNKNOWN} where it is not stored. */
    Uni<PolicyTerms> terms(String policy, String version);

    /** By key of the service, how long its policy gives triage for a verdict. */
    Uni<Map<String, Duration>> verdictTimes();

    /** Ids of partners' support desks. */
    Uni<Set<String>> partners();

    /** Who stands now behind the names in the policies. */
    Uni<Staffing> staffing(Collection<PolicyTerms> policies);

    /** Age of the oldest event that waits to be published; zero when none does. */
    Uni<Duration> oldestUnpublished(Instant now);

    /** The newest canary whose message was taken; empty when none is known. */
    Uni<Optional<Circle>> lastCircle();

    /** A canary's way. @param closedAt when its message was taken at the end */
    record Circle(Instant sentAt, Instant closedAt) {

        Duration took() {
            return Duration.between(sentAt, closedAt);
        }
    }

    /** How many records could not be taken in. */
    Uni<Long> deadLetters();

    /** Writes down what stands now: new findings are kept, those that are gone are marked as cleared. */
    Uni<Settled> settle(List<Finding> findings, Instant now);

    /** What stands now, the oldest first. */
    Uni<List<OpenFinding>> open();

    /** @param open what stands now, the oldest first @param fresh what of it did not stand before */
    record Settled(List<OpenFinding> open, List<Finding> fresh) {}

    /** @param since when it was first found */
    record OpenFinding(Finding finding, Instant since) {}
}
