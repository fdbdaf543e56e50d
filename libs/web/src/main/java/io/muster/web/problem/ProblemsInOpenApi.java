package io.muster.web.problem;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Tells the readers of an OpenAPI document what a refusal looks like: each operation answers problem details, those that
 * its sign-in, its parameters and its body make possible by name. An operation that describes its {@code default} answer
 * itself speaks another format and is left alone, and so is one that answers a page.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 0)
public class ProblemsInOpenApi implements OASFilter {

    private static final String SCHEMA = "Problem";
    private static final String DEFAULT = "default";

    /** What the generator writes where nobody has described the answer. */
    private static final Set<String> GENERATED = Set.of("Not Authorized", "Not Allowed", "Bad Request");

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** A refusal that many operations have in common. */
    private enum Shared {
        UNREADABLE("400", "The request cannot be read, or a parameter is not acceptable"),
        SIGN_IN("401", "Sign in first"),
        FORBIDDEN("403", "The permissions, or the role in the incident, do not allow this"),
        NOT_FOUND("404", "There is nothing with this id, or not for this caller"),
        CONFLICT("409", "It does not fit how things stand now: `code` tells which rule refuses"),
        INVALID("422", "The request is not valid: `errors` names the fields"),
        OTHER(DEFAULT, "Any other refusal; a 503 passes by itself and tells in Retry-After when to try again");

        private final String status;
        private final String words;

        Shared(String status, String words) {
            this.status = status;
            this.words = words;
        }

        String component() {
            return SCHEMA + "-" + status;
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null) {
            return;
        }
        document.getComponents().addSchema(SCHEMA, problem());
        for (Shared shared : Shared.values()) {
            document.getComponents()
                    .addResponse(
                            shared.component(),
                            createAPIResponse().description(shared.words).content(body()));
        }
        document.getPaths()
                .getPathItems()
                .values()
                .forEach(item -> item.getOperations().forEach((method, operation) -> describe(method, operation)));
    }

    private static void describe(HttpMethod method, Operation operation) {
        APIResponses answers = operation.getResponses();
        if (answers == null || answers.hasAPIResponse(DEFAULT) || isPage(answers)) {
            return;
        }
        answers.getAPIResponses().forEach((status, answer) -> {
            if (status.compareTo("400") >= 0 && answer.getRef() == null && answer.getContent() == null) {
                answer.setContent(body());
            }
        });
        possible(method, operation).forEach(shared -> {
            APIResponse described = answers.getAPIResponse(shared.status);
            if (described == null || GENERATED.contains(described.getDescription())) {
                answers.addAPIResponse(
                        shared.status, createAPIResponse().ref("#/components/responses/" + shared.component()));
            }
        });
    }

    private static List<Shared> possible(HttpMethod method, Operation operation) {
        boolean signedIn =
                operation.getSecurity() != null && !operation.getSecurity().isEmpty();
        boolean takesBody = operation.getRequestBody() != null;
        boolean takesParameters =
                operation.getParameters() != null && !operation.getParameters().isEmpty();
        boolean ofOneThing = takesParameters
                && operation.getParameters().stream()
                        .anyMatch(parameter -> "path".equals(String.valueOf(parameter.getIn())));
        return List.of(Shared.values()).stream()
                .filter(shared -> switch (shared) {
                    case UNREADABLE -> takesBody || takesParameters;
                    case SIGN_IN, FORBIDDEN -> signedIn;
                    case NOT_FOUND -> ofOneThing;
                    case CONFLICT -> !READING.contains(method);
                    case INVALID -> takesBody;
                    case OTHER -> true;
                })
                .toList();
    }

    private static boolean isPage(APIResponses answers) {
        return answers.getAPIResponses().values().stream()
                .map(APIResponse::getContent)
                .anyMatch(content -> content != null && content.hasMediaType("text/html"));
    }

    private static Content body() {
        return createContent()
                .addMediaType(
                        Problems.MEDIA_TYPE,
                        createMediaType().schema(createSchema().ref("#/components/schemas/" + SCHEMA)));
    }

    private static Schema problem() {
        Schema error = object(List.of("field", "message"))
                .addProperty("field", text("Where it stands in the body"))
                .addProperty("message", text("What is wrong with it"));
        return object(List.of("type", "title", "status", "detail", "code"))
                .description("RFC 9457 problem details; docs/problems lists the codes")
                .addProperty("type", text("An address for each code").format("uri"))
                .addProperty("title", text("What went wrong, the same words for each code"))
                .addProperty("status", createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", text("What went wrong this time"))
                .addProperty("code", text("Stable; what a program decides by"))
                .addProperty("incidentId", text("The incident it is about").format("uuid"))
                .addProperty("traceId", text("Under which the service has logged the request"))
                .addProperty("errors", createSchema().addType(SchemaType.ARRAY).items(error));
    }

    private static Schema object(List<String> required) {
        return createSchema().addType(SchemaType.OBJECT).required(required);
    }

    private static Schema text(String words) {
        return createSchema().addType(SchemaType.STRING).description(words);
    }
}
