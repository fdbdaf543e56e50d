package io.muster.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponses;
import static org.eclipse.microprofile.openapi.OASFactory.createComponents;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createOpenAPI;
import static org.eclipse.microprofile.openapi.OASFactory.createOperation;
import static org.eclipse.microprofile.openapi.OASFactory.createParameter;
import static org.eclipse.microprofile.openapi.OASFactory.createPathItem;
import static org.eclipse.microprofile.openapi.OASFactory.createPaths;
import static org.eclipse.microprofile.openapi.OASFactory.createRequestBody;
import static org.eclipse.microprofile.openapi.OASFactory.createSecurityRequirement;

import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.junit.jupiter.api.Test;

class ProblemsInOpenApiTest {

    @Test
    void whatASignInAnIdAndABodyMakePossibleIsTold() {
        Operation operation = answering("200", "OK")
                .addParameter(createParameter().name("id").in(Parameter.In.PATH))
                .requestBody(createRequestBody())
                .addSecurityRequirement(createSecurityRequirement().addScheme("bearer", "responder"));

        assertThat(told(HttpMethod.POST, operation))
                .containsOnlyKeys("200", "400", "401", "403", "404", "409", "422", "default")
                .containsEntry("404", "#/components/responses/Problem-404");
    }

    @Test
    void whatCannotHappenIsNotTold() {
        assertThat(told(HttpMethod.GET, answering("200", "OK"))).containsOnlyKeys("200", "default");
    }

    @Test
    void whatIsDescribedKeepsItsWordsAndGetsItsForm() {
        Operation operation = answering("200", "OK");
        operation.getResponses().addAPIResponse("409", createAPIResponse().description("Gates are open"));

        told(HttpMethod.POST, operation);

        APIResponse conflict = operation.getResponses().getAPIResponse("409");
        assertThat(conflict.getDescription()).isEqualTo("Gates are open");
        assertThat(conflict.getContent().hasMediaType(Problems.MEDIA_TYPE)).isTrue();
    }

    @Test
    void whatTheGeneratorMadeUpIsReplaced() {
        Operation operation = answering("401", "Not Authorized")
                .addSecurityRequirement(createSecurityRequirement().addScheme("bearer"));

        assertThat(told(HttpMethod.GET, operation)).containsEntry("401", "#/components/responses/Problem-401");
    }

    @Test
    void anotherSystemsFormatAndAPageAreLeftAlone() {
        Operation format = answering("400", "Bad Request");
        format.getResponses().addAPIResponse("default", createAPIResponse().description("As Alertmanager words it"));
        Operation page = answering("200", "OK");
        page.getResponses()
                .getAPIResponse("200")
                .setContent(createContent().addMediaType("text/html", createMediaType()));

        assertThat(told(HttpMethod.POST, format)).containsOnlyKeys("400", "default");
        assertThat(format.getResponses().getAPIResponse("400").getContent()).isNull();
        assertThat(told(HttpMethod.GET, page)).containsOnlyKeys("200");
    }

    private static Operation answering(String status, String words) {
        return createOperation()
                .responses(createAPIResponses()
                        .addAPIResponse(status, createAPIResponse().description(words)));
    }

    /** The answers by their status, with what they refer to. */
    private static Map<String, String> told(HttpMethod method, Operation operation) {
        var item = createPathItem();
        item.setOperation(method, operation);
        OpenAPI document = createOpenAPI()
                .components(createComponents())
                .paths(createPaths().addPathItem("/things", item));

        new ProblemsInOpenApi().filterOpenAPI(document);

        assertThat(document.getComponents().getSchemas()).containsKey("Problem");
        Map<String, String> told = new TreeMap<>();
        operation.getResponses().getAPIResponses().forEach((status, answer) -> told.put(status, answer.getRef()));
        return told;
    }
}
