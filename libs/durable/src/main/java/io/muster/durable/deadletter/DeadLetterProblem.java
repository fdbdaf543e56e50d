package io.muster.durable.deadletter;

import io.muster.contracts.ProblemCode;

/** Why a dead letter is not redriven. */
public enum DeadLetterProblem implements ProblemCode {
    NOT_FOUND("dead-letter-not-found", 404, "There is no such dead letter"),
    NOT_DEAD("dead-letter-not-dead", 409, "Only the first record of a lane, the dead one, is redriven"),
    NO_HANDLER("dead-letter-without-handler", 409, "Nothing in this service handles the record's topic any more");

    private final Entry entry;

    DeadLetterProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
