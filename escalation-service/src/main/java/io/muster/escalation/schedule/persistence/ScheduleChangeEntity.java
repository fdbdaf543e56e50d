package io.muster.escalation.schedule.persistence;

import io.muster.escalation.StoredJson;
import io.muster.escalation.schedule.Change;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@Entity
@Table(name = "schedule_change")
class ScheduleChangeEntity {

    @Id
    UUID id;

    /** Counts up with the changes; those that were made together, as by a swap, have one time. */
    @Column(insertable = false, updatable = false)
    Long seq;

    String schedule;

    @Column(name = "from_at")
    Instant fromAt;

    @Column(name = "until_at")
    Instant untilAt;

    String person;
    String shifts;
    String reason;

    /** Which calendar gave it; null for one that was made here. */
    String calendar;

    @Column(name = "made_by")
    String madeBy;

    @Column(name = "made_at")
    Instant madeAt;

    @RegisterForReflection
    record StoredShift(String person, Instant from, Instant until) {

        static StoredShift of(Change.Shift shift) {
            return new StoredShift(shift.person(), shift.from(), shift.until());
        }

        Change.Shift shift() {
            return new Change.Shift(person, from, until);
        }
    }

    @RegisterForReflection
    record StoredShifts(List<StoredShift> shifts) {}

    static ScheduleChangeEntity of(String schedule, Change change, Instant madeAt) {
        ScheduleChangeEntity entity = new ScheduleChangeEntity();
        entity.id = change.id();
        entity.schedule = schedule;
        entity.fromAt = change.from();
        entity.untilAt = change.until();
        entity.reason = change.reason();
        entity.madeBy = change.by();
        entity.madeAt = madeAt;
        switch (change) {
            case Change.Override override -> entity.person = override.person();
            case Change.Temporary temporary ->
                entity.shifts = StoredJson.write(new StoredShifts(
                        temporary.shifts().stream().map(StoredShift::of).toList()));
        }
        return entity;
    }

    Change change() {
        return person != null
                ? new Change.Override(id, person, fromAt, untilAt, reason, madeBy)
                : new Change.Temporary(id, fromAt, untilAt, storedShifts(), reason, madeBy);
    }

    private List<Change.Shift> storedShifts() {
        return StoredJson.read(shifts, StoredShifts.class).shifts().stream()
                .map(StoredShift::shift)
                .toList();
    }
}
