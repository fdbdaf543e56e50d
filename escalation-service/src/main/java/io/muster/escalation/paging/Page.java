package io.muster.escalation.paging;

import io.muster.contracts.EscalationEvent.AcknowledgedBy;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * One person is asked for. A page is a row before it is a message.
 *
 * @param escalationId the run that asks
 * @param partner whether it is a partner's support desk, whose answer does not spare the company's own people
 * @param forRole the role the person is asked to take; empty for the responders of a level
 * @param helpFrom key of the team whose help was asked for; empty where the run's own team stands behind the page
 * @param wishedBy who asked for the next level before its time
 * @param reason answers "why was I paged?"
 * @param plan by which of the person's rules the contacts are used now
 * @param attempts in the order in which the person's contacts were tried
 */
public record Page(
        UUID id,
        UUID escalationId,
        String person,
        boolean partner,
        int round,
        int level,
        Optional<Role> forRole,
        Optional<String> helpFrom,
        Optional<String> wishedBy,
        String reason,
        Instant decidedAt,
        Plan plan,
        List<ContactAttempt> attempts,
        PageState state) {

    /**
     * How the person is being reached. When the severity rises, other rules of theirs may count: then a new plan begins. When
     * it falls the plan stays.
     *
     * @param number counts up with the plans of the page, from 0
     * @param after how many contacts were used by the plans before
     * @param severity by whose rules; empty before the page is sent
     * @param quietUntil until when the person's quiet hours hold it back; empty when they do not
     */
    public record Plan(int number, int after, Optional<Severity> severity, Optional<Instant> quietUntil) {

        static final Plan FIRST = new Plan(0, 0, Optional.empty(), Optional.empty());
    }

    public Page {
        Objects.requireNonNull(id);
        Objects.requireNonNull(plan);
        Objects.requireNonNull(state);
        attempts = List.copyOf(attempts);
    }

    /** One of which no contact was used yet. @param partner whether the person is a partner's support desk */
    static Page of(UUID id, Asked asked, String person, boolean partner, String reason, Instant now, PageState state) {
        return new Page(
                id,
                asked.run(),
                person,
                partner,
                asked.round(),
                asked.level(),
                asked.forRole(),
                asked.helpFrom(),
                asked.wishedBy(),
                reason,
                now,
                Plan.FIRST,
                List.of(),
                state);
    }

    /** Whether the two ask for the same: a role, or one team's help, in one run. */
    boolean isForTheSameAs(Page other) {
        return escalationId.equals(other.escalationId)
                && forRole.equals(other.forRole)
                && helpFrom.equals(other.helpFrom);
    }

    /**
     * Whether the two ask for the same, and one may come instead of the other. Each of the many who were given a role by hand
     * is asked for themself.
     */
    boolean mayBeAnsweredInsteadOf(Page other) {
        boolean eachForThemself = asksForThemself() || other.asksForThemself();
        return isForTheSameAs(other) && (!eachForThemself || person.equals(other.person));
    }

    private boolean asksForThemself() {
        return wishedBy.isPresent()
                && helpFrom.isEmpty()
                && forRole.filter(Role::isOfMany).isPresent();
    }

    /** Whether the two ask for the same at the same level. */
    boolean isAtThePlaceOf(Page other) {
        return mayBeAnsweredInsteadOf(other) && round == other.round && level == other.level;
    }

    /** What its person is asked to come for, in words. */
    public String place() {
        return forRole.map(role -> "as " + PagingDraft.inWords(role)
                        + helpFrom.map(team -> " of team " + team).orElse(""))
                .orElse("at level " + level);
    }

    /** Whether it is for the role itself, and not for another team's help. */
    boolean asksFor(Role role) {
        return forRole.equals(Optional.of(role)) && helpFrom.isEmpty();
    }

    /** Whether one of the run's levels asks. */
    boolean isOfLevels(UUID run) {
        return forRole.isEmpty() && escalationId.equals(run);
    }

    boolean isOfLevel(UUID run, int aRound, int aLevel) {
        return isOfLevels(run) && round == aRound && level == aLevel;
    }

    /** Whether the other waits to be sent, though a level of the same run has asked for the same person since. */
    boolean takesTheTurnOf(Page waiting) {
        return isOfLevels(waiting.escalationId)
                && waiting.isOfLevels(escalationId)
                && !id.equals(waiting.id)
                && person.equals(waiting.person)
                && !decidedAt.isBefore(waiting.decidedAt)
                && waiting.state instanceof PageState.Sending
                && waiting.attempts.isEmpty();
    }

    public boolean isOpen() {
        return state instanceof PageState.Open;
    }

    boolean wasHandedOver() {
        return attempts.stream().anyMatch(attempt -> attempt.outcome() == ContactAttempt.Outcome.HANDED_OVER);
    }

    /** Number of the step of the plan that is next in turn, counted from 0. */
    int nextStep() {
        return attempts.size() - plan.after();
    }

    /** The contacts are used by the rules for the severity. */
    Page planned(Severity severity, Optional<Instant> quietUntil) {
        return with(new Plan(plan.number(), plan.after(), Optional.of(severity), quietUntil), attempts, state);
    }

    /** The contacts are used by the rules for the severity from now on. */
    Page planAfresh(Severity severity) {
        Plan afresh = new Plan(plan.number() + 1, attempts.size(), Optional.of(severity), Optional.empty());
        return with(afresh, attempts, state);
    }

    /** Whether the severity rose after it was decided, and other rules count. */
    public boolean isPlannedAfresh() {
        return plan.number() > Plan.FIRST.number();
    }

    /** Until when quiet hours hold back what was not sent yet; empty when nothing waits for their end. */
    public Optional<Instant> waitsUntil() {
        return state instanceof PageState.Sending && attempts.size() == plan.after()
                ? plan.quietUntil()
                : Optional.empty();
    }

    boolean isUnderWay() {
        return attempts.stream().anyMatch(attempt -> attempt.outcome() == ContactAttempt.Outcome.UNDER_WAY);
    }

    /** Whether a message of this delivery may still go out. */
    public boolean wants(UUID delivery) {
        return (state instanceof PageState.Sending || state instanceof PageState.HandedOver)
                && attempts.stream()
                        .anyMatch(attempt -> attempt.delivery().equals(delivery)
                                && attempt.outcome() == ContactAttempt.Outcome.UNDER_WAY);
    }

    Page with(PageState next) {
        return with(plan, attempts, next);
    }

    Page begin(ContactAttempt attempt) {
        List<ContactAttempt> all = new ArrayList<>(attempts);
        all.add(attempt);
        return with(all);
    }

    /** The provider took it. A page that was answered meanwhile stays answered. */
    Page handedOver(UUID delivery, Instant at) {
        Page concluded = with(attempts.stream()
                .map(attempt -> attempt.delivery().equals(delivery) ? attempt.handedOver(at) : attempt)
                .toList());
        return state instanceof PageState.Sending sending && concluded.wasHandedOver()
                ? concluded.with(sending.handOver(at))
                : concluded;
    }

    /** Whether a message of this delivery is on its way or was taken by a provider. */
    boolean mayHaveArrived(UUID delivery) {
        return attempts.stream()
                .anyMatch(attempt -> attempt.delivery().equals(delivery)
                        && (attempt.outcome() == ContactAttempt.Outcome.UNDER_WAY
                                || attempt.outcome() == ContactAttempt.Outcome.HANDED_OVER));
    }

    /** It has not arrived. A page of which no other message may have arrived is on its way again. */
    Page undelivered(UUID delivery, String problem, Instant at) {
        Page noted = contactFailed(delivery, problem, at);
        return state instanceof PageState.HandedOver handedOver && !noted.wasHandedOver()
                ? noted.with(handedOver.comeBack())
                : noted;
    }

    Page contactFailed(UUID delivery, String problem, Instant at) {
        return with(attempts.stream()
                .map(attempt -> attempt.delivery().equals(delivery) ? attempt.failed(problem, at) : attempt)
                .toList());
    }

    /** Changes nothing once acknowledged: the first answer stands. */
    Page acknowledge(String by, AcknowledgedBy through, Instant at) {
        return state instanceof PageState.Unacknowledged open
                ? withdrawn(at).with(open.acknowledge(by, through, at))
                : this;
    }

    /** Changes nothing once acknowledged: who has come has come. */
    Page decline(String by, Instant at) {
        return state instanceof PageState.Unacknowledged open ? withdrawn(at).with(open.decline(by, at)) : this;
    }

    /** Who has come cannot stay. Changes nothing unless somebody has answered. */
    Page leave(Instant at) {
        return state instanceof PageState.Acknowledged answer
                ? with(answer.by().equals(person) ? answer.leave(at) : answer.standDown(at))
                : this;
    }

    boolean isAnsweredBy(String somebody) {
        return state instanceof PageState.Acknowledged answer && answer.by().equals(somebody);
    }

    /** Changes nothing unless the page still asks for somebody. */
    Page stop(String why, Instant at) {
        return state instanceof PageState.Open open ? withdrawn(at).with(open.stop(why, at)) : this;
    }

    private Page withdrawn(Instant at) {
        return with(attempts.stream().map(attempt -> attempt.withdrawn(at)).toList());
    }

    private Page with(List<ContactAttempt> changed) {
        return with(plan, changed, state);
    }

    private Page with(Plan newPlan, List<ContactAttempt> newAttempts, PageState newState) {
        return new Page(
                id,
                escalationId,
                person,
                partner,
                round,
                level,
                forRole,
                helpFrom,
                wishedBy,
                reason,
                decidedAt,
                newPlan,
                newAttempts,
                newState);
    }
}
