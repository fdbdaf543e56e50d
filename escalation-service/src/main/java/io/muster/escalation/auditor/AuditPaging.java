package io.muster.escalation.auditor;

import io.muster.contracts.EscalationEvent.EscalationStarted;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.durable.UnitOfWork;
import io.muster.escalation.auditor.Finding.Kind;
import io.smallrye.mutiny.Multi;
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
    private final Clock clock;

    AuditPaging(UnitOfWork unitOfWork, Ledger ledger, AuditorConfig config, AuditSigns signs, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.ledger = ledger;
        this.config = config;
        this.signs = signs;
        this.clock = clock;
        rules = new AuditRules(
                config.escalatedWithin(),
                config.pagedWithin(),
                config.verdictWithin(),
                config.handedOverWithin(),
                config.tolerance());
    }

    /** Looks once, in all incidents that are not over. */
    public Uni<List<Ledger.OpenFinding>> look() {
        Instant now = clock.instant();
        return unitOfWork
                .run(() -> ledger.openAccounts()
                        .chain(accounts -> archive(accounts).map(archive -> findings(accounts, archive, now)))
                        .chain(findings -> besideTheStream(findings, now))
                        .chain(findings -> ledger.settle(findings, now)))
                .invoke(open -> tell(open, now));
    }

    /** What stands now. */
    public Uni<List<Ledger.OpenFinding>> open() {
        return unitOfWork.run(ledger::open);
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
                .chain(ledger::deadLetters)
                .invoke(count -> {
                    if (count > 0) {
                        findings.add(ofService(Kind.DEAD_LETTER, count + " record(s) could not be taken in"));
                    }
                })
                .replaceWith(findings);
    }

    private static Finding ofService(Kind kind, String detail) {
        return new Finding(kind, Optional.empty(), "escalation-service", detail);
    }

    private Uni<AuditRules.Archive> archive(List<Account> accounts) {
        Set<UUID> pages = new HashSet<>();
        Map<String, EscalationStarted> runs = new HashMap<>();
        for (Account account : accounts) {
            account.openPages().stream().map(ResponderPaged::pageId).forEach(pages::add);
            account.run().ifPresent(run -> runs.put(run.policy() + "/" + run.policyVersion(), run));
        }
        Map<String, Account.LevelTimes> times = new HashMap<>();
        return Multi.createFrom()
                .iterable(runs.entrySet())
                .onItem()
                .transformToUniAndConcatenate(entry -> ledger.times(
                                entry.getValue().policy(), entry.getValue().policyVersion())
                        .invoke(found -> times.put(entry.getKey(), found)))
                .collect()
                .last()
                .chain(() -> ledger.evidence(pages, clock.instant()))
                .map(evidence -> new LoadedArchive(evidence, times));
    }

    private record LoadedArchive(Map<UUID, AuditRules.Evidence> evidence, Map<String, Account.LevelTimes> levelTimes)
            implements AuditRules.Archive {

        private static final AuditRules.Evidence MISSING = new AuditRules.Evidence(false, false, false);

        @Override
        public AuditRules.Evidence page(UUID pageId) {
            return evidence.getOrDefault(pageId, MISSING);
        }

        @Override
        public Account.LevelTimes times(String policy, String version) {
            return levelTimes.getOrDefault(policy + "/" + version, new Account.LevelTimes(List.of()));
        }
    }

    private void tell(List<Ledger.OpenFinding> open, Instant now) {
        signs.looked(open, now);
        open.stream()
                .filter(found -> Duration.between(found.since(), now).isZero())
                .map(Ledger.OpenFinding::finding)
                .forEach(finding -> LOG.errorf(
                        "%s: %s: %s",
                        finding.incidentId().map(UUID::toString).orElse("-"), finding.kind(), finding.detail()));
    }
}
