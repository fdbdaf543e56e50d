package io.muster.escalation.paging;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** What an acknowledge link leads to. */
public sealed interface LinkAnswer {

    /** What the link leads to for one page. */
    sealed interface OfPage extends LinkAnswer {

        /** What the page's incident is. */
        Facts facts();
    }

    /**
     * The page waits for its answer.
     *
     * @param page that asks now
     * @param linked id of the one that the link was sent for: another, when its incident lives on in another one
     */
    record Open(Facts facts, Page page, UUID linked) implements OfPage {}

    /** This very request acknowledged it. @param open what the person is still asked for, by messages of its own */
    record Acknowledged(Facts facts, Page page, EscalationState state, List<Page> open) implements OfPage {

        public Acknowledged {
            open = List.copyOf(open);
        }

        /** The message told of more pages, which are answered together. */
        Acknowledged amongSeveral() {
            return new Acknowledged(facts, page, state, List.of());
        }

        /** What it means for who has answered and for the others, in words. */
        public String follows() {
            return means() + (open.isEmpty() ? "" : " " + stillAsked());
        }

        private String stillAsked() {
            return open.stream()
                    .map(Page::place)
                    .distinct()
                    .collect(Collectors.joining(" and ", "You are still asked ", "; that has a message of its own."));
        }

        private String means() {
            if (facts.test()) {
                return state.verifiesOneContact()
                        ? "Pages reach you where this one did. That was all: nothing is broken."
                        : "That was all: nothing is broken.";
            }
            if (page.forRole().isPresent()) {
                return "You come as " + PagingDraft.inWords(page.forRole().get())
                        + "; the responders are paged as before.";
            }
            if (page.partner()) {
                return "Our own people are paged all the same.";
            }
            return state instanceof EscalationState.Acknowledged
                    ? "It is yours now; nobody else is paged for it."
                    : "You are on it; others are paged until enough have come.";
        }
    }

    /** This very request declined it. */
    record Declined(Facts facts) implements OfPage {}

    /** This very request asked for the next level. @param asked false when nobody is left to ask */
    record Escalated(Facts facts, Page page, boolean asked) implements OfPage {

        /** What is left to do for who has asked, in words. */
        public String follows() {
            String paged = asked ? "You stay on it." : "Every level was paged already.";
            String left = asked ? " Acknowledge once you are on it." : " Acknowledge if it is yours.";
            return isAcknowledged() ? paged : paged + left;
        }

        public boolean isAcknowledged() {
            return page.state() instanceof PageState.Acknowledged;
        }
    }

    /** It has been acknowledged before: who did so may still call others, or go. */
    record Used(Facts facts, UUID pageId, String by, Instant at) implements OfPage {}

    /** The incident has ended. */
    record Ended(Facts facts, String why) implements OfPage {}

    record Expired(Facts facts) implements OfPage {}

    /** The message told of several pages. */
    record Several(List<OfPage> answers) implements LinkAnswer {

        public Several {
            answers = List.copyOf(answers);
        }
    }

    /** No link of ours, or one that is kept no longer. */
    record Unknown() implements LinkAnswer {}
}
