package io.muster.web.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/** A body's text that no database and no JSON writer can hold. */
class UnstorableText extends MismatchedInputException {

    static final String FLAW = "holds a character that no store can hold: NUL or half of a surrogate pair";

    UnstorableText(JsonParser parser) {
        super(parser, FLAW, String.class);
    }
}
