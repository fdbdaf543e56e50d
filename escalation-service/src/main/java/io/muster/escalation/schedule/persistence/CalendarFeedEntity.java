package io.muster.escalation.schedule.persistence;

import io.muster.escalation.schedule.CalendarFeed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

@Entity
@Table(name = "calendar_feed")
class CalendarFeedEntity {

    @Id
    @Column(name = "token_hash")
    String tokenHash;

    String schedule;
    String person;

    @Column(name = "made_by")
    String madeBy;

    @Column(name = "made_at")
    Instant madeAt;

    static CalendarFeedEntity of(CalendarFeed feed) {
        CalendarFeedEntity entity = new CalendarFeedEntity();
        entity.tokenHash = feed.tokenHash();
        entity.schedule = feed.schedule().orElse(null);
        entity.person = feed.person().orElse(null);
        entity.madeBy = feed.madeBy();
        entity.madeAt = feed.madeAt();
        return entity;
    }

    CalendarFeed feed() {
        return new CalendarFeed(tokenHash, Optional.ofNullable(schedule), Optional.ofNullable(person), madeBy, madeAt);
    }
}
