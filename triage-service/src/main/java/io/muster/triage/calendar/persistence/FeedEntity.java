package io.muster.triage.calendar.persistence;

import io.muster.triage.calendar.Feed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

@Entity
@Table(name = "calendar_feed")
class FeedEntity {

    // "key" is a word of HQL.
    @Id
    @Column(name = "key")
    String feedKey;

    String url;

    @Column(name = "every_seconds")
    Integer everySeconds;

    @Column(name = "read_at")
    Instant readAt;

    String problem;

    @Column(name = "events")
    int campaigns;

    void write(Feed feed) {
        feedKey = feed.key();
        url = feed.url() == null ? null : feed.url().toString();
        everySeconds =
                feed.every() == null ? null : Math.toIntExact(feed.every().toSeconds());
        readAt = feed.readAt();
        problem = feed.problem();
        campaigns = feed.campaigns();
    }

    Feed toFeed() {
        return new Feed(
                feedKey,
                url == null ? null : URI.create(url),
                everySeconds == null ? null : Duration.ofSeconds(everySeconds),
                readAt,
                problem,
                campaigns);
    }
}
