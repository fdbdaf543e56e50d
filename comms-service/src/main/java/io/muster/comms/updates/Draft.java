package io.muster.comms.updates;

import io.muster.contracts.Actor;
import io.muster.contracts.Audience;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Words for the outside that wait for the approval of the incident's communications owner (R53). Once approved or dropped
 * a draft stays as it is.
 */
public sealed interface Draft {

    Words words();

    default UUID id() {
        return words().id();
    }

    /**
     * @param publicStatus what the status page will say of the incident once this is out
     * @param text may hold {@link UpdateTexts#NEXT_UPDATE}, which becomes the promised time at publication
     * @param createdAt when the draft was made
     * @param editedBy id of the person whose words they are; null while they are the template's
     */
    record Words(
            UUID id,
            UUID incidentId,
            PublicStatus publicStatus,
            List<Audience> audiences,
            String title,
            String text,
            Instant createdAt,
            String editedBy) {}

    /** May be edited, approved or dropped. */
    record Open(Words words) implements Draft {

        /** The same words again are nobody's. */
        public Open edited(String title, String text, String by) {
            if (title.equals(words.title()) && text.equals(words.text())) {
                return this;
            }
            return new Open(new Words(
                    words.id(),
                    words.incidentId(),
                    words.publicStatus(),
                    words.audiences(),
                    title,
                    text,
                    words.createdAt(),
                    by));
        }

        public Approved approved(Actor by, Instant at) {
            return new Approved(words, by, at);
        }

        public Dropped dropped(String why, Instant at) {
            return new Dropped(words, why, at);
        }
    }

    /** Was published; the update carries the draft's id. */
    record Approved(Words words, Actor by, Instant at) implements Draft {}

    /** Events overtook it. */
    record Dropped(Words words, String why, Instant at) implements Draft {}
}
