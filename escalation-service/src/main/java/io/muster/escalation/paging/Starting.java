package io.muster.escalation.paging;

import io.muster.contracts.EscalationEvent.EscalationStarted;
import io.muster.escalation.paging.Addressing.Addressee;
import io.muster.escalation.policy.EscalationPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** How a run of a policy begins, while a decision is being made. */
final class Starting {

    private final PagingDraft draft;
    private final Supplier<UUID> ids;
    private final PagingRules rules;
    private final Instant now;

    Starting(PagingDraft draft, Supplier<UUID> ids, PagingRules rules, Instant now) {
        this.draft = draft;
        this.ids = ids;
        this.rules = rules;
        this.now = now;
    }

    /**
     * Level 1 is paged, or waits for a person's decision when the cause is too old. Where enough have come before, to what was
     * merged into the incident, nobody is asked.
     */
    void start(Routing routing, String why, Instant cause) {
        Run run = begin(routing);
        boolean late = rules.isLate(cause, now);
        Responders responders = draft.escalation().responders(run);
        List<PageState.Acknowledged> came = responders.answers();
        boolean enough = !came.isEmpty() && responders.areEnough();
        String reason = why
                + routing.problem().map(problem -> "; " + problem).orElse("")
                + (late && !enough ? "; held for a person's decision, since it happened at " + cause : "");
        draft.emit(started(run, reason, late && !enough));
        routing.problem().ifPresent(draft::unroutable);
        if (enough) {
            draft.become(draft.escalation().state().start(run, 1, 1, now));
            Answering.endEscalation(draft, came.getFirst().by(), came.getFirst().at());
            draft.holders().askAnew(run);
            draft.beside().addRoles();
        } else {
            draft.takeTurn(routing, draft.levels().addressing(run, 1, 1).passed());
            ask(run, late);
        }
    }

    /** Who has come before is counted by the run that was to come. */
    private Run begin(Routing routing) {
        Optional<UUID> awaited = draft.escalation().runToCome();
        Run run = Run.begin(awaited.orElseGet(ids), routing, now);
        return awaited.isPresent()
                ? run.countingAnswersSince(draft.escalation().pages().getFirst().decidedAt())
                : run;
    }

    private EscalationStarted started(Run run, String reason, boolean held) {
        EscalationPolicy policy = run.policy();
        Facts facts = draft.escalation().facts();
        return new EscalationStarted(
                draft.because(reason),
                run.id(),
                run.service(),
                run.team().orElse(null),
                policy.key(),
                Long.toString(policy.version()),
                facts.severity(),
                facts.confirmed(),
                held);
    }

    private void ask(Run run, boolean late) {
        if (late) {
            hold(run);
            draft.holders().askNobody(run);
        } else {
            draft.pageLevel(run, 1, 1);
            draft.holders().askAnew(run);
            draft.beside().addRoles();
        }
    }

    private void hold(Run run) {
        Escalation escalation = draft.escalation();
        draft.become(escalation.state().hold(run, now));
        Asked asked = Asked.ofLevel(run, 1, 1);
        for (Addressee addressee : draft.levels().addressing(run, 1, 1).people()) {
            String reason = addressee.because() + "; level 1 of " + PagingDraft.named(run.policy());
            String person = addressee.person();
            draft.writeDown(asked, person, reason, new PageState.Held());
        }
        draft.also(new Effect.Alarm(
                Effect.Alarm.Kind.HELD, escalation.incidentId(), "pages wait for a person's decision"));
    }
}
