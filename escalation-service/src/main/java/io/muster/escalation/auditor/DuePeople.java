package io.muster.escalation.auditor;

import io.muster.contracts.EscalationEvent.Attendance;
import io.muster.contracts.EscalationEvent.EscalationExhausted;
import io.muster.contracts.EscalationEvent.EscalationStarted;
import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.EscalationEvent.ResponderJoined;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.TriageEvent.SeverityChanged;
import io.muster.escalation.auditor.Finding.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whether a run asked for those whom its policy names, gone through event by event. */
final class DuePeople {

    private final Account account;
    private final EscalationStarted run;
    private final PolicyTerms terms;
    private final Staffing staffing;
    private final List<Finding> standing;
    private final List<Asked> asked = new ArrayList<>();
    private final List<Raised> raised = new ArrayList<>();
    private final Set<UUID> pages = new HashSet<>();
    private final Set<UUID> others = new HashSet<>();
    private final Set<String> came = new HashSet<>();
    private final Set<String> left = new HashSet<>();
    private boolean began;
    private boolean otherBegan;
    private boolean exhausted;

    /** The people whom one level asked for. @param came who had come before */
    private record Asked(int level, Instant at, Set<String> people, Set<String> came) {}

    /** The severity rose. @param level the last one that was paged before @param came who had come before */
    private record Raised(SeverityChanged event, int level, Set<String> came, int askedBefore) {

        /** Levels up to the last one that count only since. */
        List<Integer> passedOver(PolicyTerms terms) {
            return IntStream.rangeClosed(1, level)
                    .filter(number -> terms.level(number)
                            .filter(some -> some.countsAt(event.to()) && !some.countsAt(event.from()))
                            .isPresent())
                    .boxed()
                    .toList();
        }
    }

    private DuePeople(
            Account account, EscalationStarted run, PolicyTerms terms, Staffing staffing, List<Finding> standing) {
        this.account = account;
        this.run = run;
        this.terms = terms;
        this.staffing = staffing;
        this.standing = standing;
    }

    /** @param standing what was found before and holds until it is mended, however long ago it was */
    static DuePeople of(
            Account account, EscalationStarted run, PolicyTerms terms, Staffing staffing, List<Finding> standing) {
        DuePeople people = new DuePeople(account, run, terms, staffing, standing);
        account.events().forEach(people::goOn);
        return people;
    }

    private void goOn(LifecycleEvent event) {
        switch (event) {
            case ResponderPaged page when isOfLevels(page) -> paged(page);
            case ResponderPaged page -> others.add(page.pageId());
            case PageAcknowledged answer when pages.contains(answer.pageId()) -> came.add(answer.person());
            case PageAcknowledged answer
            when (began || !otherBegan) && !others.contains(answer.pageId()) -> came.add(answer.person());
            case EscalationStarted start when start.escalationId().equals(run.escalationId()) -> began = true;
            case EscalationStarted ignored -> otherBegan = true;
            case ResponderJoined word when word.attendance() == Attendance.CANNOT -> left.add(word.person());
            case EscalationExhausted end when end.escalationId().equals(run.escalationId()) -> exhausted = true;
            case SeverityChanged change
            when change.to().graverThan(change.from()) && !asked.isEmpty() && !exhausted ->
                raised.add(new Raised(change, asked.getLast().level(), Set.copyOf(came), asked.size()));
            default -> {
                // says nothing of who is asked for
            }
        }
    }

    private boolean isOfLevels(ResponderPaged page) {
        return page.escalationId().equals(run.escalationId()) && page.forRole() == null;
    }

    private void paged(ResponderPaged page) {
        pages.add(page.pageId());
        if (asked.isEmpty() || asked.getLast().level() != page.level()) {
            asked.add(new Asked(page.level(), page.occurredAt(), new HashSet<>(), Set.copyOf(came)));
        }
        asked.getLast().people().add(page.person());
    }

    /** A run that asks for nobody, though nobody has come before it and nothing says that all had their time. */
    Optional<Finding> nobody(Duration pagedWithin, Instant now) {
        return asked.isEmpty()
                        && left.containsAll(came)
                        && !exhausted
                        && now.isAfter(run.occurredAt().plus(pagedWithin))
                ? Optional.of(finding(
                        Kind.NOT_ESCALATED,
                        "",
                        "policy " + run.policy() + " began at " + run.occurredAt() + ", and nobody is asked for: "
                                + run.reason()))
                : Optional.empty();
    }

    /** Those whom a level names and that were not asked for. */
    List<Finding> missing(Duration tolerance, Instant now) {
        List<Finding> findings = new ArrayList<>();
        for (int place = 0; place < asked.size(); place++) {
            Asked some = asked.get(place);
            Optional<PolicyTerms.LevelTerms> level = terms.level(some.level()).filter(this::isJudged);
            if (level.isPresent() && isWatched(some.at(), tolerance, now)) {
                for (Set<String> due : staffing.due(level.get(), some.at())) {
                    if (Collections.disjoint(due, some.people()) && Collections.disjoint(due, some.came())) {
                        findings.add(finding(
                                Kind.WRONG_PEOPLE,
                                ":" + place + ":"
                                        + String.join("|", due.stream().sorted().toList()),
                                "level " + some.level() + " of policy " + run.policy() + " stands for "
                                        + String.join(
                                                " or ", due.stream().sorted().toList()) + ", and asked for "
                                        + String.join(
                                                ", ",
                                                some.people().stream().sorted().toList())));
                    }
                }
            }
        }
        standing.stream().filter(found -> stillHolds(found, tolerance, now)).forEach(findings::add);
        return findings;
    }

    /** Somebody was missing when it could be judged, and was neither asked for nor came since. */
    private boolean stillHolds(Finding found, Duration tolerance, Instant now) {
        String[] parts = found.subject().split(":", 3);
        if (found.kind() != Kind.WRONG_PEOPLE
                || parts.length < 3
                || !parts[0].equals(run.escalationId().toString())) {
            return false;
        }
        int place = Integer.parseInt(parts[1]);
        Set<String> due = Set.of(parts[2].split("\\|"));
        boolean asking = asked.stream().skip(place).anyMatch(some -> !Collections.disjoint(due, some.people()));
        return place < asked.size()
                && !isWatched(asked.get(place).at(), tolerance, now)
                && !asking
                && Collections.disjoint(due, came);
    }

    /** The severity rose and a level was not asked for that it brings, though it stands for somebody who has not come. */
    Optional<Finding> notRaised(Duration pagedWithin, Instant now) {
        return raised.stream()
                .filter(rise -> isWatched(rise.event().occurredAt(), pagedWithin, now)
                        ? lacksFurtherLevel(rise) || lacksPassedOver(rise)
                        : (asked.size() == rise.askedBefore() || lacksPassedOver(rise)) && wasMissed(rise))
                .findFirst()
                .map(rise -> finding(
                        Kind.LEVEL_MISSED,
                        ":" + rise.event().to(),
                        "raised to " + rise.event().to() + " at "
                                + rise.event().occurredAt() + ", and "
                                + (lacksPassedOver(rise)
                                        ? "a level that counts since was not asked for"
                                        : "no level after level " + rise.level() + " was asked for")));
    }

    private boolean wasMissed(Raised rise) {
        String subject = run.escalationId() + ":" + rise.event().to();
        return standing.stream()
                .anyMatch(found ->
                        found.kind() == Kind.LEVEL_MISSED && found.subject().equals(subject));
    }

    private boolean lacksFurtherLevel(Raised rise) {
        return asked.size() == rise.askedBefore()
                && IntStream.rangeClosed(rise.level() + 1, terms.levels().size())
                        .mapToObj(terms::level)
                        .flatMap(Optional::stream)
                        .filter(level -> level.countsAt(rise.event().to()))
                        .anyMatch(level -> peopleOf(level, rise).findAny().isPresent());
    }

    private boolean lacksPassedOver(Raised rise) {
        return rise.passedOver(terms).stream()
                .anyMatch(number -> peopleOf(terms.level(number).orElseThrow(), rise)
                        .anyMatch(due -> asked.stream()
                                .filter(some -> some.level() == number)
                                .allMatch(some -> Collections.disjoint(due, some.people()))));
    }

    private Stream<Set<String>> peopleOf(PolicyTerms.LevelTerms level, Raised rise) {
        return staffing.due(level, rise.event().occurredAt()).stream()
                .filter(due -> Collections.disjoint(due, rise.came()));
    }

    /** Where every level has its condition and none may count, stand-ins are asked. */
    private boolean isJudged(PolicyTerms.LevelTerms level) {
        return level.always() || terms.levels().stream().anyMatch(PolicyTerms.LevelTerms::always);
    }

    private static boolean isWatched(Instant at, Duration tolerance, Instant now) {
        return now.isAfter(at.plus(tolerance)) && now.isBefore(at.plus(Staffing.WATCHED));
    }

    private Finding finding(Kind kind, String part, String detail) {
        return new Finding(kind, Optional.of(account.incidentId()), run.escalationId() + part, detail);
    }
}
