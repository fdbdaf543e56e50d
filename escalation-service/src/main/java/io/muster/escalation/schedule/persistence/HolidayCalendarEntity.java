package io.muster.escalation.schedule.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.escalation.StoredJson;
import io.muster.escalation.schedule.HolidayCalendar;
import io.muster.escalation.schedule.Holidays;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;

@Entity
@Table(name = "holiday_calendar")
class HolidayCalendarEntity {

    @Id
    @Column(name = "key")
    String id;

    String name;
    String days;

    static HolidayCalendarEntity of(HolidayCalendar calendar) {
        HolidayCalendarEntity entity = new HolidayCalendarEntity();
        entity.id = calendar.key();
        entity.name = calendar.name();
        entity.days = StoredJson.write(List.copyOf(calendar.holidays().days()));
        return entity;
    }

    HolidayCalendar calendar() {
        List<LocalDate> stored = StoredJson.read(days, new TypeReference<>() {});
        return new HolidayCalendar(id, name, Holidays.on(stored));
    }
}
