package io.muster.escalation.paging;

import io.muster.escalation.paging.Addressing.Addressee;
import io.muster.escalation.policy.EscalationPolicy;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Which levels of a policy count now, and whom each would ask for, while a decision is being made. */
final class Levels {

    private final PagingDraft draft;
    private final Roster roster;
    private final Instant now;

    Levels(PagingDraft draft, Roster roster, Instant now) {
        this.draft = draft;
        this.roster = roster;
        this.now = now;
    }

    /** Whom a level would page now. */
    List<Addressee> asks(Run run, int round, int level) {
        return toAsk(run, round, level, addressing(run, round, level));
    }

    /** Who has come is not asked again, nor is who cannot come at this level. */
    List<Addressee> toAsk(Run run, int round, int level, Addressing addressing) {
        Responders responders = draft.escalation().responders(run);
        return addressing.people().stream()
                .filter(addressee -> !responders.hasCome(addressee.person())
                        && !responders.hasDeclined(addressee.person(), round, level))
                .toList();
    }

    Addressing addressing(Run run, int round, int level) {
        EscalationPolicy policy = run.policy();
        return anyCounts(policy)
                ? Addressing.of(policy.level(level), roster, now, run.turn() + round - 1, wishes(run, round, level))
                : Addressing.ofNobody(roster, "no level of policy " + policy.key() + " counts now");
    }

    /** Who is awake and can come, and best of all was not asked at the level in a round before. */
    private List<Predicate<String>> wishes(Run run, int round, int level) {
        Responders responders = draft.escalation().responders(run);
        Predicate<String> comes = person -> !draft.reaching().isQuiet(person)
                && !responders.hasCome(person)
                && !responders.hasDeclined(person, round, level);
        return List.of(comes.and(person -> !responders.wasAsked(person, round, level)), comes);
    }

    boolean counts(EscalationPolicy policy, int level) {
        return policy.level(level).when().fits(draft.escalation().facts().situation(), now);
    }

    boolean anyCounts(EscalationPolicy policy) {
        return policy.levels().stream()
                .anyMatch(level -> level.when().fits(draft.escalation().facts().situation(), now));
    }

    /** Whether a higher level would be paged; where none counts, stand-ins are at each. */
    boolean countsAbove(EscalationPolicy policy, int last) {
        return IntStream.rangeClosed(last + 1, policy.levels().size())
                .anyMatch(level -> !anyCounts(policy) || counts(policy, level));
    }
}
