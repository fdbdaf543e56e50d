package io.muster.escalation.schedule.persistence;

import io.muster.escalation.schedule.Schedule;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;

/** Written by a statement, when the row of the schedule changes. */
@Entity
@Table(name = "schedule_version")
class ScheduleVersionEntity {

    @Id
    long id;

    String schedule;

    @Column(name = "replaced_at")
    Instant replacedAt;

    String name;

    @Column(name = "time_zone")
    String timeZone;

    @Column(name = "starts_at")
    LocalDateTime startsAt;

    String shift;
    String people;
    String document;

    /** Without changes and holidays. */
    Schedule asItWas() {
        ScheduleEntity row = new ScheduleEntity();
        row.id = schedule;
        row.name = name;
        row.timeZone = timeZone;
        row.startsAt = startsAt;
        row.shift = shift;
        row.people = people;
        row.document = document;
        return row.schedule();
    }
}
