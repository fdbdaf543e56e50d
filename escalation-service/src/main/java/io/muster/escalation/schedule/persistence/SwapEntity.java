package io.muster.escalation.schedule.persistence;

import io.muster.escalation.schedule.Swap;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@Entity
@Table(name = "shift_swap")
class SwapEntity {

    @Id
    UUID id;

    String schedule;
    String giver;
    String taker;

    @Column(name = "from_at")
    Instant fromAt;

    @Column(name = "until_at")
    Instant untilAt;

    @Column(name = "return_from_at")
    Instant returnFromAt;

    @Column(name = "return_until_at")
    Instant returnUntilAt;

    @Enumerated(EnumType.STRING)
    Swap.State state;

    @Column(name = "proposed_by")
    String proposedBy;

    @Column(name = "decided_by")
    String decidedBy;

    static SwapEntity of(Swap swap) {
        SwapEntity entity = new SwapEntity();
        entity.id = swap.id();
        entity.schedule = swap.schedule();
        entity.giver = swap.giver();
        entity.taker = swap.taker();
        entity.fromAt = swap.period().from();
        entity.untilAt = swap.period().until();
        entity.returnFromAt = swap.inReturn().map(Swap.Period::from).orElse(null);
        entity.returnUntilAt = swap.inReturn().map(Swap.Period::until).orElse(null);
        entity.state = swap.state();
        entity.proposedBy = swap.proposedBy();
        entity.decidedBy = swap.decidedBy().orElse(null);
        return entity;
    }

    Swap swap() {
        return new Swap(
                id,
                schedule,
                giver,
                taker,
                new Swap.Period(fromAt, untilAt),
                Optional.ofNullable(returnFromAt).map(from -> new Swap.Period(from, returnUntilAt)),
                state,
                proposedBy,
                Optional.ofNullable(decidedBy));
    }
}
