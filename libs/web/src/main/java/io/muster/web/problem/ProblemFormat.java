package io.muster.web.problem;

/**
 * For paths whose callers understand another shape of refusals than problem details, as the Alertmanager API's do. Beans
 * of this type are asked first.
 */
public interface ProblemFormat {

    /** @param path the request's path, normalised */
    boolean speaksFor(String path);

    String mediaType();

    /** What is written as JSON. */
    Object body(int status, String code, String detail);
}
