package io.muster.escalation.auditor;

import io.muster.contracts.EscalationEvent.EscalationStarted;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.escalation.auditor.Finding.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What had to happen by now, recomputed from the stream and compared with what did. Written apart from the rules of paging,
 * so that the two do not err together.
 */
public record AuditRules(
        Duration escalatedWithin,
        Duration pagedWithin,
        Duration assessedWithin,
        Duration verdictWithin,
        Duration handedOverWithin,
        Duration tolerance) {

    /**
     * What the database says of a page.
     *
     * @param exists whether there is a row of it
     * @param handedOver whether a provider took one of its messages
     * @param waits whether its next contact has its time still ahead, or the page is held or over
     */
    public record Evidence(boolean exists, boolean handedOver, boolean waits) {}

    /** What there is to know of pages and policies, beside the stream. */
    public interface Archive {

        Evidence page(UUID pageId);

        PolicyTerms terms(String policy, String version);

        /** How long triage has for its verdict before people are asked for without one; zero where no policy says it. */
        Duration verdictTime(String service);

        /** Ids of partners' support desks. */
        Set<String> partners();

        /** Who stands behind the names in policies. */
        Staffing staffing();

        /** What was found before and has not been mended since. */
        List<Finding> standing();
    }

    public List<Finding> of(Account account, Archive archive, Instant now) {
        if (account.isOver()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        Duration verdictTime = archive.verdictTime(account.service());
        verdict(account, verdictTime, now).ifPresent(findings::add);
        escalated(account, verdictTime, now).ifPresent(findings::add);
        account.run().flatMap(run -> nextLevel(account, run, archive, now)).ifPresent(findings::add);
        account.run().ifPresent(run -> findings.addAll(people(account, run, archive, now)));
        for (ResponderPaged page : account.openPages()) {
            sent(account, page, archive.page(page.pageId()), now).ifPresent(findings::add);
        }
        return findings;
    }

    private Optional<Finding> verdict(Account account, Duration verdictTime, Instant now) {
        if (!account.isAssessed()) {
            return account.detectedAt()
                    .filter(at -> isPast(at.plus(assessedWithin), now))
                    .map(at -> about(
                            account, Kind.TRIAGE_STANDS, "detected at " + at + ", and triage has not taken it in"));
        }
        return account.detectedAt()
                .filter(at -> !account.hasVerdict() && isPast(at.plus(longer(verdictWithin, verdictTime)), now))
                .map(at -> about(account, Kind.NO_VERDICT, "detected at " + at + ", and triage has not spoken"));
    }

    private Optional<Finding> escalated(Account account, Duration verdictTime, Instant now) {
        Account.Call call = account.call();
        if (call.run().isPresent()) {
            return Optional.empty();
        }
        Optional<Finding> called = call.since()
                .filter(at -> isPast(at.plus(pagedWithin), now))
                .map(at -> about(account, Kind.NOT_ESCALATED, call.word() + " at " + at + ", and nobody is asked for"));
        return called.or(() -> account.detectedAt()
                .filter(at -> call.since().isEmpty()
                        && isPast(at.plus(longer(escalatedWithin, verdictTime.plus(pagedWithin))), now))
                .map(at -> about(
                        account,
                        Kind.NOT_ESCALATED,
                        "detected at " + at + ", and neither escalated, dismissed nor merged")));
    }

    /**
     * Each level gives a sign of the next when its time is over: other people, or that all had their time. An answer spares
     * the others only as long as the policy lets it.
     */
    private Optional<Finding> nextLevel(Account account, EscalationStarted run, Archive archive, Instant now) {
        PolicyTerms terms = archive.terms(run.policy(), run.policyVersion());
        RunProgress progress = RunProgress.of(account, run, terms, archive.partners());
        if (progress.exhaustedAt().isPresent()) {
            return reachedNobody(account, run, progress, archive, now);
        }
        if (progress.answeredAt().isPresent()) {
            return progress.reminderDue()
                    .filter(due -> isPast(due.plus(tolerance), now))
                    .map(due -> missed(
                            account,
                            run,
                            "the answer of " + progress.answeredAt().get() + " held until " + due
                                    + ", and nobody was reminded"));
        }
        return progress.lastPage()
                .filter(last -> isPast(progress.levelDue().orElseThrow().plus(tolerance), now))
                .map(last -> missed(
                        account,
                        run,
                        "level " + last.level() + " of policy " + run.policy() + " was paged at " + last.occurredAt()
                                + ", had " + progress.timeOfLastLevel() + ", and nobody else was asked for"));
    }

    /** That all had their time is no comfort while no message has reached anybody, not by the next try either. */
    private Optional<Finding> reachedNobody(
            Account account, EscalationStarted run, RunProgress progress, Archive archive, Instant now) {
        boolean reached = progress.answeredAt().isPresent()
                || account.pagesOf(run).stream()
                        .filter(page -> !archive.partners().contains(page.person()))
                        .anyMatch(page -> archive.page(page.pageId()).handedOver());
        boolean waits = account.openPages().stream()
                .anyMatch(page -> archive.page(page.pageId()).waits());
        return progress.exhaustedAt()
                .filter(at -> !reached && !waits && isPast(at.plus(pagedWithin).plus(handedOverWithin), now))
                .map(at -> new Finding(
                        Kind.PAGE_NOT_SENT,
                        Optional.of(account.incidentId()),
                        run.escalationId().toString(),
                        "all had their time at " + at + ", and no message has reached anybody"));
    }

    private List<Finding> people(Account account, EscalationStarted run, Archive archive, Instant now) {
        PolicyTerms terms = archive.terms(run.policy(), run.policyVersion());
        DuePeople people = DuePeople.of(account, run, terms, archive.staffing(), archive.standing());
        List<Finding> findings = new ArrayList<>(people.missing(tolerance, now));
        people.nobody(pagedWithin, now).ifPresent(findings::add);
        people.notRaised(pagedWithin, now).ifPresent(findings::add);
        return findings;
    }

    private static Finding missed(Account account, EscalationStarted run, String detail) {
        return new Finding(
                Kind.LEVEL_MISSED,
                Optional.of(account.incidentId()),
                run.escalationId().toString(),
                detail);
    }

    private Optional<Finding> sent(Account account, ResponderPaged page, Evidence evidence, Instant now) {
        if (!evidence.exists()) {
            return Optional.of(new Finding(
                    Kind.PAGE_LOST,
                    Optional.of(account.incidentId()),
                    page.pageId().toString(),
                    "the stream tells of a page for " + page.person() + " that is not in the database"));
        }
        boolean overdue = isPast(page.occurredAt().plus(handedOverWithin), now);
        return overdue && !evidence.handedOver() && !evidence.waits()
                ? Optional.of(new Finding(
                        Kind.PAGE_NOT_SENT,
                        Optional.of(account.incidentId()),
                        page.pageId().toString(),
                        "no provider has taken the page for " + page.person() + " since " + page.occurredAt()))
                : Optional.empty();
    }

    private static Finding about(Account account, Kind kind, String detail) {
        return new Finding(
                kind, Optional.of(account.incidentId()), account.incidentId().toString(), detail);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static boolean isPast(Instant due, Instant now) {
        return now.isAfter(due);
    }
}
