package io.muster.escalation.schedule.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.escalation.StoredJson;
import io.muster.escalation.schedule.Holidays;
import io.muster.escalation.schedule.ScheduleHistory.FormerDays;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Written by a statement, when the row of the holiday calendar changes. */
@Entity
@Table(name = "holiday_version")
class FormerDaysEntity {

    @Id
    long id;

    String calendar;

    @Column(name = "replaced_at")
    Instant replacedAt;

    String days;

    FormerDays days() {
        return new FormerDays(calendar, replacedAt, Holidays.on(StoredJson.read(days, new TypeReference<>() {})));
    }
}
