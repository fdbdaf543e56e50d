package io.muster.contracts;

/**
 * The stable name of one way to be refused. Each feature has an enum of its own that implements this; the codes of all
 * of them are the problem catalogue.
 */
public interface ProblemCode {

    /** What the catalogue says of this code. */
    Entry entry();

    /** {@link Entry#code()} of its entry. */
    default String code() {
        return entry().code();
    }

    /** {@link Entry#status()} of its entry. */
    default int status() {
        return entry().status();
    }

    /** {@link Entry#title()} of its entry. */
    default String title() {
        return entry().title();
    }

    /**
     * A line of the problem catalogue.
     *
     * @param code stable, lower-case words joined by hyphens, as {@code review-actions-missing}; the end of the
     *     problem's type
     * @param status the HTTP status that fits
     * @param title what went wrong in general, in a few words for a person; the same for every occurrence
     */
    record Entry(String code, int status, String title) {}
}
