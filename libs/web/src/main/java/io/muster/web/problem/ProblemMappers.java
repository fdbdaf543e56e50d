package io.muster.web.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.muster.contracts.Refusal;
import io.muster.web.Flaws;
import io.muster.web.WebProblem;
import io.muster.web.problem.Problems.FieldError;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.CharConversionException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Everything that a request can fail with, turned into a problem. Nothing of our classes shows. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @Inject
    Problems problems;

    @ServerExceptionMapper
    Response refusal(Refusal refusal) {
        LOG.debugf("refused: %s, %s", refusal.code().code(), refusal.detail());
        return problems.of(
                refusal.code(), refusal.code().status(), refusal.detail(), refusal.incidentId(), refusal.details());
    }

    @ServerExceptionMapper
    Response violation(ConstraintViolationException violation) {
        if (violation.getConstraintViolations().stream().anyMatch(ProblemMappers::isOfOurAnswer)) {
            return unexpected(violation);
        }
        List<FieldError> errors = violation.getConstraintViolations().stream()
                .map(v -> new FieldError(fieldOf(v.getPropertyPath()), v.getMessage()))
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                .toList();
        boolean inBody = violation.getConstraintViolations().stream().anyMatch(ProblemMappers::isOfTheBody);
        WebProblem problem = inBody ? WebProblem.VALIDATION_FAILED : WebProblem.INVALID_PARAMETER;
        String detail = errors.stream().map(e -> e.field() + " " + e.message()).collect(Collectors.joining("; "));
        return problems.of(problem, problem.status(), detail, Optional.empty(), FieldError.members(errors));
    }

    @ServerExceptionMapper
    Response mismatch(MismatchedInputException mismatch) {
        return malformed(mismatch);
    }

    /** Bytes that are no text at all, as the reader of a body finds. */
    @ServerExceptionMapper
    Response unreadable(CharConversionException bytes) {
        return problems.of(WebProblem.MALFORMED_REQUEST, "the body is not written in UTF-8");
    }

    @ServerExceptionMapper
    Response http(WebApplicationException exception, UriInfo address) {
        int status = exception.getResponse().getStatus();
        if (status == 404 && exception.getCause() instanceof Exception unreadable) {
            Optional<String> parameter = OddParameters.named(unreadable, address.getQueryParameters());
            if (parameter.isPresent()) {
                return flawed(WebProblem.INVALID_PARAMETER, parameter.get(), Flaws.of(unreadable));
            }
        }
        if (status < 400) {
            return exception.getResponse();
        }
        if (status == 400 && exception.getCause() instanceof JacksonException json) {
            return malformed(json);
        }
        if (status >= 500 && status != 503) {
            return unexpected(exception);
        }
        WebProblem problem = problemOf(status);
        Response answer =
                problems.of(problem, status, detailOf(problem, status, exception), Optional.empty(), Map.of());
        return withHeadersOf(exception.getResponse(), answer);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable throwable) {
        Optional<Refusal> refusal = Causes.of(throwable, Refusal.class);
        if (refusal.isPresent()) {
            return refusal(refusal.get());
        }
        if (Causes.isUnavailability(throwable)) {
            LOG.warnf(
                    "a part that is needed cannot be reached: %s",
                    Causes.root(throwable).toString());
            return problems.unavailable("the service cannot reach a part it needs; try again shortly");
        }
        if (Causes.isUnstorableText(throwable)) {
            LOG.debugf("refused by the database: %s", Causes.root(throwable).toString());
            return problems.of(WebProblem.INVALID_PARAMETER, "a text " + UnstorableText.FLAW);
        }
        if (Causes.isCollision(throwable)) {
            LOG.warnf("two changes at once: %s", Causes.root(throwable).toString());
            return problems.of(WebProblem.CHANGED_AT_ONCE, "look at what is there now and try again");
        }
        LOG.error("unexpected failure of a request", throwable);
        return problems.of(WebProblem.UNEXPECTED, "the failure is logged under the trace id");
    }

    private Response malformed(JacksonException exception) {
        BodyFlaw found = BodyFlaw.of(exception);
        if (found.field().isEmpty() && !found.breaksRule()) {
            return problems.of(
                    WebProblem.MALFORMED_REQUEST, "the body is not the JSON that is expected" + placeOf(exception));
        }
        return flawed(
                found.breaksRule() ? WebProblem.VALIDATION_FAILED : WebProblem.MALFORMED_REQUEST,
                found.field().isEmpty() ? "the body" : found.field(),
                found.flaw());
    }

    private Response flawed(WebProblem problem, String field, String flaw) {
        return problems.of(
                problem,
                problem.status(),
                field + " " + flaw,
                Optional.empty(),
                FieldError.members(List.of(new FieldError(field, flaw))));
    }

    private static String placeOf(JacksonException exception) {
        return exception.getLocation() == null
                ? ""
                : ": line " + exception.getLocation().getLineNr() + ", column "
                        + exception.getLocation().getColumnNr();
    }

    private static WebProblem problemOf(int status) {
        return switch (status) {
            case 401 -> WebProblem.SIGN_IN_REQUIRED;
            case 403 -> WebProblem.NOT_PERMITTED;
            case 404 -> WebProblem.NOT_FOUND;
            case 405 -> WebProblem.METHOD_NOT_ALLOWED;
            case 406 -> WebProblem.NOT_ACCEPTABLE;
            case 413 -> WebProblem.TOO_LARGE;
            case 415 -> WebProblem.UNSUPPORTED_MEDIA_TYPE;
            case 503 -> WebProblem.UNAVAILABLE;
            default -> WebProblem.REQUEST_REFUSED;
        };
    }

    /** Our own exceptions may explain themselves; the framework's texts name what a caller need not know. */
    private static String detailOf(WebProblem problem, int status, WebApplicationException exception) {
        boolean ours = exception.getCause() == null
                && exception.getMessage() != null
                && !exception.getMessage().startsWith("HTTP " + status)
                && exception.getStackTrace().length > 0
                && exception.getStackTrace()[0].getClassName().startsWith("io.muster.");
        return ours ? exception.getMessage() : problem.title();
    }

    private static Response withHeadersOf(Response from, Response to) {
        Response.ResponseBuilder builder = Response.fromResponse(to);
        from.getHeaders().forEach((name, values) -> {
            if (name.equalsIgnoreCase("Allow") || name.equalsIgnoreCase("Retry-After")) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        return builder.build();
    }

    private static boolean isOfOurAnswer(ConstraintViolation<?> violation) {
        return nodes(violation.getPropertyPath()).stream().anyMatch(n -> n.getKind() == ElementKind.RETURN_VALUE);
    }

    /** A violation of a path or query parameter sits on a simple parameter; one of the body sits below or on an object. */
    private static boolean isOfTheBody(ConstraintViolation<?> violation) {
        List<Path.Node> nodes = nodes(violation.getPropertyPath());
        boolean below = nodes.getLast().getKind() != ElementKind.PARAMETER;
        boolean wholeBody = !below && violation.getInvalidValue() == null;
        boolean query = nodes.stream().anyMatch(n -> "page".equals(n.getName())) && below;
        return (below || wholeBody) && !query;
    }

    /** The path without the method and the parameter: callers know neither. */
    private static String fieldOf(Path path) {
        List<Path.Node> nodes = nodes(path);
        boolean isMethod = nodes.getFirst().getKind() == ElementKind.METHOD;
        int skip = isMethod && nodes.size() > 2 ? 2 : isMethod ? 1 : 0;
        return nodes.stream().skip(skip).map(Path.Node::toString).collect(Collectors.joining("."));
    }

    private static List<Path.Node> nodes(Path path) {
        return StreamSupport.stream(path.spliterator(), false).toList();
    }
}
