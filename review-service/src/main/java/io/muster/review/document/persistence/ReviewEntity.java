package io.muster.review.document.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.contracts.EventJson;
import io.muster.review.document.Action;
import io.muster.review.document.Review;
import io.muster.review.document.ReviewState;
import io.muster.review.document.Section;
import io.muster.review.document.SectionText;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

@Entity
@Table(name = "review")
class ReviewEntity {

    private static final TypeReference<Map<String, StoredSection>> SECTIONS = new TypeReference<>() {};

    /** A section as it is stored; null {@code editedBy} is a frozen draft. */
    @RegisterForReflection
    record StoredSection(String text, String editedBy, Instant editedAt) {}

    @Id
    UUID id;

    @Column(name = "incident_id")
    UUID incidentId;

    long number;

    @Column(name = "due_at")
    Instant dueAt;

    int revision;

    @Column(name = "drafted_at")
    Instant draftedAt;

    @Column(name = "published_at")
    Instant publishedAt;

    @Column(name = "published_by")
    String publishedBy;

    String justification;
    String sections;

    void write(Review review) {
        id = review.id();
        incidentId = review.incidentId();
        number = review.number();
        dueAt = review.dueAt();
        revision = review.state().revision();
        write(review.state());
        sections = toJson(review.sections());
    }

    private void write(ReviewState state) {
        switch (state) {
            case ReviewState.Draft draft -> {
                draftedAt = draft.draftedAt();
                publishedAt = null;
                publishedBy = null;
                justification = null;
            }
            case ReviewState.Published published -> {
                draftedAt = published.draftedAt();
                publishedAt = published.at();
                publishedBy = published.by();
                justification = published.justification();
            }
        }
    }

    Review toReview(List<Action> actions) {
        ReviewState state = publishedAt == null
                ? new ReviewState.Draft(revision, draftedAt)
                : new ReviewState.Published(revision, draftedAt, publishedAt, publishedBy, justification);
        return new Review(id, incidentId, number, dueAt, state, fromJson(sections), actions);
    }

    private static String toJson(Map<Section, SectionText> sections) {
        Map<String, StoredSection> stored = new TreeMap<>();
        sections.forEach((section, text) ->
                stored.put(section.key(), new StoredSection(text.text(), text.editedBy(), text.editedAt())));
        try {
            return EventJson.mapper().writeValueAsString(stored);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("sections that cannot be written", e);
        }
    }

    private static Map<Section, SectionText> fromJson(String json) {
        Map<Section, SectionText> sections = new EnumMap<>(Section.class);
        try {
            EventJson.mapper()
                    .readValue(json, SECTIONS)
                    .forEach((key, stored) -> Section.of(key)
                            .ifPresent(section -> sections.put(
                                    section, new SectionText(stored.text(), stored.editedBy(), stored.editedAt()))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("sections that cannot be read", e);
        }
        return sections;
    }
}
