package io.muster.contracts;

/**
 * The stable name of one way to be refused. Each feature has an enum of its own that implements this; the codes of all
 * of them are the problem catalogue.
 */
public interface ProblemCode {

    /** Stable, lower-case words joined by hyphens, as {@code review-actions-missing}; the end of the problem's type. */
    String code();

    /** The HTTP status that fits. */
    int status();

    /** What went wrong in general, in a few words for a person; the same for every occurrence. */
    String title();
}
