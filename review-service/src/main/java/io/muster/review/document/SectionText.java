package io.muster.review.document;

import java.time.Instant;

/**
 * What stands in a section, in Markdown.
 *
 * @param editedBy who wrote it; null for a draft, which is frozen here only when the review is published
 */
public record SectionText(String text, String editedBy, Instant editedAt) {

    static SectionText drafted(String text) {
        return new SectionText(text, null, null);
    }

    public boolean isEdited() {
        return editedBy != null;
    }
}
