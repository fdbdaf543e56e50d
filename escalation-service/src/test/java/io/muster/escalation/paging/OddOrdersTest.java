package io.muster.escalation.paging;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.EscalationEvent.Attendance;
import io.muster.contracts.Refusal;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.escalation.policy.Condition;
import io.muster.escalation.policy.Level;
import io.muster.escalation.policy.Target;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever people, stages and providers do in whatever order: somebody has come who still counts, or others are on their way. */
class OddOrdersTest {

    private static final List<String> PEOPLE = List.of("rami", "ada", "olga", "cora", "dora");

    /** What may happen to an incident. @param person whom it concerns, where it concerns one */
    record Step(What what, String person) {}

    enum What {
        ACKNOWLEDGES,
        DECLINES,
        ESCALATES,
        CANNOT_COME,
        CAME_TO_ONE_THAT_IS_MERGED,
        ASKS_FOR_HELP,
        RAISED,
        LOWERED,
        CONFIRMED,
        CONFIRMED_FOR_ANOTHER_SERVICE,
        DISMISSED,
        RESOLVED,
        REOPENED,
        POLICY_CHANGES,
        POLICY_IS_APPLIED,
        PROVIDERS_TAKE,
        PROVIDERS_REFUSE,
        A_MINUTE_PASSES,
        TWENTY_MINUTES_PASS
    }

    @Property(tries = 500)
    void somebodyHasComeOrOthersAreOnTheirWay(
            @ForAll("steps") List<Step> steps, @ForAll boolean two, @ForAll boolean lapses, @ForAll Severity severity) {
        PagingScenario store = store(two, lapses).detected(severity);
        for (Step step : steps) {
            happens(store, step);
            everythingHasItsWay(store);
            rolesAreAskedFor(store);
        }
        if (steps.stream().noneMatch(step -> step.what() == What.DISMISSED || step.what() == What.RESOLVED)) {
            store.playWithWillingProviders(Duration.ofHours(6));
            everythingHasItsWay(store);
            everyLevelWasAskedOrSomebodyIsThere(store);
        }
    }

    @Property(tries = 500)
    void soItIsWhoeverIsOnCall(
            @ForAll("stores") AnyStore any, @ForAll("steps") List<Step> steps, @ForAll Severity severity) {
        PagingScenario store = any.open().team("dba", "olga", "ada", "amir").detected(severity);
        for (Step step : steps) {
            happens(store, step);
            everythingHasItsWay(store);
        }
        store.playWithWillingProviders(Duration.ofHours(6));
        everythingHasItsWay(store);
    }

    private static PagingScenario store(boolean two, boolean lapses) {
        PagingScenario store = new PagingScenario();
        store.contacts("dora", "mail", "sms").team("dba", "olga", "dora");
        store.policy(
                1,
                new Level(
                        List.of(new Target.OfSchedule("payments"), new Target.OfPerson("olga")),
                        Duration.ofMinutes(5),
                        Level.Mode.ALL,
                        two ? 2 : 1,
                        Condition.ALWAYS),
                store.level(Duration.ofMinutes(5), "ada"),
                store.level(Duration.ofMinutes(5), "dora"));
        return lapses ? store.acknowledgementTimeout(Duration.ofMinutes(30)) : store;
    }

    private static void happens(PagingScenario store, Step step) {
        String person = step.person();
        Severity severity = store.escalation.facts().severity();
        try {
            switch (step.what()) {
                case ACKNOWLEDGES -> store.acknowledges(person, person);
                case DECLINES -> store.declines(person, person);
                case ESCALATES -> store.escalates(person, person);
                case CANNOT_COME -> store.cannotCome(person);
                case CAME_TO_ONE_THAT_IS_MERGED -> store.answeredElsewhere(person);
                case ASKS_FOR_HELP -> store.asksForHelp(person, "dba", "locks");
                case RAISED -> store.severityChanged(severity == Severity.SEV3 ? Severity.SEV2 : Severity.SEV1);
                case LOWERED -> store.severityChanged(severity == Severity.SEV1 ? Severity.SEV2 : Severity.SEV3);
                case CONFIRMED -> store.confirmed(severity);
                case CONFIRMED_FOR_ANOTHER_SERVICE -> store.confirmed(severity, "search", store.now);
                case DISMISSED -> store.dismissed();
                case RESOLVED -> store.resolved();
                case REOPENED -> store.reopened();
                case POLICY_CHANGES ->
                    store.policy(
                            1, store.level(Duration.ofMinutes(3), "ada"), store.level(Duration.ofMinutes(3), "olga"));
                case POLICY_IS_APPLIED -> store.appliesPolicy(person);
                case PROVIDERS_TAKE -> store.providersTakeEverything();
                case PROVIDERS_REFUSE -> store.everyProviderRefuses();
                case A_MINUTE_PASSES -> store.after(Duration.ofMinutes(1));
                case TWENTY_MINUTES_PASS -> store.after(Duration.ofMinutes(20));
            }
        } catch (Refusal | NoSuchElementException e) {
            // It makes no sense now: nothing happens.
        }
    }

    private static void everythingHasItsWay(PagingScenario store) {
        Escalation escalation = store.escalation;
        switch (escalation.state()) {
            case EscalationState.AwaitingVerdict ignored -> isAwaited(store, Effect.AwaitVerdict.class);
            case EscalationState.Paging paging ->
                assertThat(store.pending())
                        .contains(new Effect.AwaitAcknowledgement(
                                store.incident, paging.run().id(), paging.round(), paging.level(), paging.until()));
            case EscalationState.Acknowledged acknowledged -> isThere(store, acknowledged);
            case EscalationState.Exhausted exhausted -> {
                if (!escalation.responders(exhausted.run()).wereReached()) {
                    isAwaited(store, Effect.TryAgain.class);
                }
            }
            case EscalationState.Held ignored -> assertThat(store.alarms).isNotEmpty();
            case EscalationState.Stopped ignored ->
                assertThat(escalation.pages()).noneMatch(Page::isOpen);
        }
        pagesHaveTheirWay(store);
        whoCannotComeIsNotCounted(store);
    }

    private static void isThere(PagingScenario store, EscalationState.Acknowledged acknowledged) {
        Responders responders = store.escalation.responders(acknowledged.run());
        assertThat(responders.came()).contains(acknowledged.by());
        if (!acknowledged.joined()) {
            assertThat(responders.areEnough()).as("enough have come").isTrue();
        }
        List<Page> beside = store.escalation.pages().stream()
                .filter(acknowledged::isJoinedBy)
                .toList();
        boolean answered = beside.stream().anyMatch(page -> page.state() instanceof PageState.Acknowledged);
        boolean toldThatNobodyIsLeft =
                store.alarms.stream().anyMatch(alarm -> alarm.kind() == Effect.Alarm.Kind.EXHAUSTED);
        if (beside.stream().anyMatch(Page::isOpen) && !answered && !toldThatNobodyIsLeft) {
            assertThat(store.pending())
                    .anyMatch(timer -> timer instanceof Effect.AwaitAnswer wait
                            && beside.stream().anyMatch(page -> page.id().equals(wait.pageId())));
        }
        acknowledged
                .run()
                .policy()
                .acknowledgementTimeout()
                .ifPresent(time -> assertThat(store.pending())
                        .contains(new Effect.AwaitEnd(
                                store.incident,
                                acknowledged.run().id(),
                                acknowledged.at(),
                                acknowledged.at().plus(time))));
    }

    /** Each is on its way to a contact, or waits for the time of one; none asks the same person for the same twice. */
    private static void pagesHaveTheirWay(PagingScenario store) {
        List<Page> open = store.escalation.pages().stream().filter(Page::isOpen).toList();
        assertThat(open)
                .filteredOn(page -> page.state() instanceof PageState.Sending)
                .allMatch(page -> page.isUnderWay()
                        || store.pending().stream()
                                .anyMatch(timer -> timer instanceof Effect.AwaitContact wait
                                        && wait.pageId().equals(page.id())));
        boolean triedAgain = store.escalation
                .state()
                .currentRun()
                .filter(run -> run.timesExhausted() > 0)
                .isPresent();
        assertThat(open.stream()
                        .filter(page -> !triedAgain)
                        .map(page -> page.person()
                                + page.escalationId()
                                + page.forRole()
                                + page.helpFrom()
                                + page.round()
                                + page.level())
                        .toList())
                .doesNotHaveDuplicates();
    }

    private static void rolesAreAskedFor(PagingScenario store) {
        Escalation escalation = store.escalation;
        boolean runs = escalation.state() instanceof EscalationState.Paging
                || escalation.state() instanceof EscalationState.Acknowledged
                || escalation.state() instanceof EscalationState.Exhausted;
        if (runs && escalation.facts().severity() != Severity.SEV3) {
            Run run = escalation.state().currentRun().orElseThrow();
            assertThat(escalation.pages())
                    .anyMatch(page -> page.escalationId().equals(run.id())
                            && page.forRole().equals(Optional.of(Role.COMMUNICATIONS_OWNER)));
        }
    }

    private static void whoCannotComeIsNotCounted(PagingScenario store) {
        store.escalation
                .state()
                .currentRun()
                .ifPresent(run -> assertThat(store.escalation.responders(run).came())
                        .allMatch(person -> store.attendance.get(person) != Attendance.CANNOT
                                || store.cameAfterAll.contains(person)));
    }

    private static void everyLevelWasAskedOrSomebodyIsThere(PagingScenario store) {
        if (store.escalation.state() instanceof EscalationState.Exhausted(Run run, var ignored)) {
            Responders responders = store.escalation.responders(run);
            assertThat(Stream.iterate(1, level -> level + 1)
                            .limit(run.policy().levels().size()))
                    .allMatch(level -> responders.pages().stream().anyMatch(page -> page.level() == level)
                            || !responders.came().isEmpty()
                            || run.policy().level(level).targets().stream()
                                    .allMatch(target -> target instanceof Target.OfPerson(String id)
                                            && store.attendance.get(id) == Attendance.CANNOT));
        } else {
            assertThat(store.escalation.state()).isInstanceOf(EscalationState.Acknowledged.class);
        }
    }

    private static void isAwaited(PagingScenario store, Class<? extends Effect> timer) {
        assertThat(store.pending()).hasAtLeastOneElementOfType(timer);
    }

    @Provide
    Arbitrary<AnyStore> stores() {
        return AnyStore.any();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(Arbitraries.of(What.class), Arbitraries.of(PEOPLE))
                .as(Step::new)
                .list()
                .ofMaxSize(12);
    }
}
