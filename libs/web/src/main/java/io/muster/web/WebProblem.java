package io.muster.web;

import io.muster.contracts.ProblemCode;

/** The problems that every service's HTTP edge may answer with; the domain's own are enums of its features. */
public enum WebProblem implements ProblemCode {
    MALFORMED_REQUEST("malformed-request", 400, "The request cannot be read"),
    INVALID_PARAMETER("invalid-parameter", 400, "A parameter is not acceptable"),
    INVALID_CURSOR("invalid-cursor", 400, "The cursor is not known"),
    SIGN_IN_REQUIRED("sign-in-required", 401, "Sign in first"),
    NOT_PERMITTED("forbidden", 403, "You may not do this"),
    NOT_FOUND("not-found", 404, "There is nothing here"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "The method is not allowed here"),
    NOT_ACCEPTABLE("not-acceptable", 406, "None of the accepted media types can be given"),
    IDEMPOTENCY_IN_FLIGHT("idempotency-in-flight", 409, "The first request with this key is still being worked on"),
    CHANGED_AT_ONCE("changed-at-once", 409, "Somebody else changed the same thing at the same instant"),
    TOO_LARGE("too-large", 413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The media type is not supported"),
    VALIDATION_FAILED("validation-failed", 422, "The request is not valid"),
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", 422, "The key was used for another request"),
    REQUEST_REFUSED("request-refused", 400, "The request was refused"),
    UNEXPECTED("unexpected", 500, "Something went wrong on our side"),
    UNAVAILABLE("unavailable", 503, "A part that is needed cannot be reached");

    private final Entry entry;

    WebProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
