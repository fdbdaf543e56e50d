package io.muster.escalation.auditor;

import io.muster.contracts.EscalationEvent.EscalationStarted;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.durable.UnitOfWork;
import io.muster.durable.loop.InTurn;
import io.muster.durable.trace.LogContext;
import io.muster.escalation.auditor.Finding.Kind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Use case: looking whether every page that was due was sent. */
@ApplicationScoped
public class AuditPaging {

    private static final Logger LOG = Logger.getLogger(AuditPaging.class);

    private final UnitOfWork unitOfWork;
    private final Ledger ledger;
    private final AuditorConfig config;
    private final AuditRules rules;
    private final AuditSigns signs;
    private final StreamProgress progress;
    private final Clock clock;
    private final Instant startedAt;

    AuditPaging(
            UnitOfWork unitOfWork,
            Ledger ledger,
            AuditorConfig config,
            AuditSigns signs,
            StreamProgress progress,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.ledger = ledger;
        this.config = config;
        this.signs = signs;
        this.progress = progress;
        this.clock = clock;
        startedAt = clock.instant();
        rules = new AuditRules(
                config.escalatedWithin(),
                config.pagedWithin(),
                config.assessedWithin(),
                config.verdictWithin(),
                config.handedOverWithin(),
                config.tolerance());
    }

    /** Looks once, in all incidents that are not over. */
    public Uni<List<Ledger.OpenFinding>> look() {
        Instant now = clock.instant();
        progress.ask();
        return unitOfWork
                .run(() -> ledger.openAccounts()
                        .chain(accounts -> ledger.open()
                                .chain(open -> archive(accounts, open))
                                .map(archive -> findings(accounts, archive, now))
                                .invoke(findings -> tooMany(accounts).ifPresent(findings::add)))
                        .chain(findings -> besideTheStream(findings, now))
                        .chain(findings -> ledger.settle(findings, now)))
                .invoke(settled -> tell(settled, now))
                .map(Ledger.Settled::open);
    }

    /** @param lastCircle the newest canary that came through; empty when none is known */
    public record Report(List<Ledger.OpenFinding> open, Optional<Ledger.Circle> lastCircle) {}

    /** What stands now. */
    public Uni<Report> report() {
        return unitOfWork.run(() ->
                ledger.open().chain(open -> ledger.lastCircle().map(circle -> new Report(open, circle))));
    }

    private List<Finding> findings(List<Account> accounts, AuditRules.Archive archive, Instant now) {
        List<Finding> findings = new ArrayList<>();
        accounts.forEach(account -> findings.addAll(rules.of(account, archive, now)));
        return findings;
    }

    private Uni<List<Finding>> besideTheStream(List<Finding> findings, Instant now) {
        return ledger.oldestUnpublished(now)
                .invoke(age -> {
                    if (age.compareTo(config.publishedWithin()) > 0) {
                        findings.add(ofService(
                                Kind.RELAY_STANDS,
                                "an event has waited for " + age.toSeconds() + " s to be published"));
                    }
                })
                .chain(ledger::lastCircle)
                .invoke(circle -> canary(circle, now).ifPresent(findings::add))
                .invoke(() -> behind(now).ifPresent(findings::add))
                .chain(ledger::deadLetters)
                .invoke(count -> {
                    if (count > 0) {
                        findings.add(ofService(Kind.DEAD_LETTER, count + " record(s) could not be taken in"));
                    }
                })
                .replaceWith(findings);
    }

    /** Told beside {@link #behind}, not in its place. */
    static Optional<Finding> tooMany(List<Account> accounts) {
        return accounts.size() < Ledger.MOST
                ? Optional.empty()
                : Optional.of(new Finding(
                        Kind.AUDIT_BEHIND,
                        Optional.empty(),
                        "open incidents",
                        Ledger.MOST + " incidents or more are not over: only the newest of them are audited"));
    }

    private Optional<Finding> behind(Instant now) {
        return progress.behindSince()
                .filter(since -> now.isAfter(since.plus(config.readWithin())))
                .map(since ->
                        ofService(Kind.AUDIT_BEHIND, "what the stream held at " + since + " has not been audited yet"));
    }

    /** Before this replica began to look it expected none. */
    private Optional<Finding> canary(Optional<Ledger.Circle> last, Instant now) {
        if (!config.expectCanary()) {
            return Optional.empty();
        }
        Instant since = last.map(Ledger.Circle::closedAt)
                .filter(closed -> closed.isAfter(startedAt))
                .orElse(startedAt);
        signs.canary(since, last);
        return now.isAfter(since.plus(config.canaryWithin()))
                ? Optional.of(ofService(Kind.CANARY_LOST, "no canary has come from intake to a page since " + since))
                : Optional.empty();
    }

    private static Finding ofService(Kind kind, String detail) {
        return new Finding(kind, Optional.empty(), "escalation-service", detail);
    }

    private Uni<AuditRules.Archive> archive(List<Account> accounts, List<Ledger.OpenFinding> open) {
        Set<UUID> pages = new HashSet<>();
        Map<String, EscalationStarted> runs = new HashMap<>();
        for (Account account : accounts) {
            account.openPages().stream().map(ResponderPaged::pageId).forEach(pages::add);
            account.run()
                    .ifPresent(run -> account.pagesOf(run).stream()
                            .map(ResponderPaged::pageId)
                            .forEach(pages::add));
            account.run().ifPresent(run -> runs.put(run.policy() + "/" + run.policyVersion(), run));
        }
        List<Finding> standing = open.stream().map(Ledger.OpenFinding::finding).toList();
        Map<String, PolicyTerms> terms = new HashMap<>();
        return InTurn.each(
                        runs.entrySet(),
                        entry -> ledger.terms(
                                        entry.getValue().policy(),
                                        entry.getValue().policyVersion())
                                .invoke(found -> terms.put(entry.getKey(), found)))
                .chain(() -> ledger.evidence(pages, clock.instant()))
                .chain(evidence -> ledger.partners()
                        .chain(partners -> ledger.staffing(terms.values())
                                .chain(staffing -> ledger.verdictTimes()
                                        .map(times -> new LoadedArchive(
                                                evidence, terms, times, partners, staffing, standing)))));
    }

    private record LoadedArchive(
            Map<UUID, AuditRules.Evidence> evidence,
            Map<String, PolicyTerms> policies,
            Map<String, Duration> verdictTimes,
            Set<String> partners,
            Staffing staffing,
            List<Finding> standing)
            implements AuditRules.Archive {

        private static final AuditRules.Evidence MISSING = new AuditRules.Evidence(false, false, false);

        @Override
        public AuditRules.Evidence page(UUID pageId) {
            return evidence.getOrDefault(pageId, MISSING);
        }

        @Override
        public PolicyTerms terms(String policy, String version) {
            return policies.getOrDefault(policy + "/" + version, PolicyTerms.UNKNOWN);
        }

        @Override
        public Duration verdictTime(String service) {
            return verdictTimes.getOrDefault(service, Duration.ZERO);
        }
    }

    private void tell(Ledger.Settled settled, Instant now) {
        signs.looked(settled.open(), now);
        settled.fresh().forEach(AuditPaging::log);
    }

    private static void log(Finding finding) {
        String words = finding.kind() + ": " + finding.detail();
        finding.incidentId()
                .ifPresentOrElse(
                        incident -> LogContext.about(incident, () -> LOG.errorf("%s: %s", incident, words)),
                        () -> LOG.errorf("-: %s", words));
    }
}
