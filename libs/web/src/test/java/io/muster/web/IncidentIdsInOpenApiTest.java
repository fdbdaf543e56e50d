package io.muster.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eclipse.microprofile.openapi.OASFactory.createComponents;
import static org.eclipse.microprofile.openapi.OASFactory.createOpenAPI;
import static org.eclipse.microprofile.openapi.OASFactory.createOperation;
import static org.eclipse.microprofile.openapi.OASFactory.createParameter;
import static org.eclipse.microprofile.openapi.OASFactory.createPathItem;
import static org.eclipse.microprofile.openapi.OASFactory.createPaths;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import java.util.List;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentIdsInOpenApiTest {

    private static final String OF_INCIDENTS = "#/components/schemas/IncidentId";

    @ParameterizedTest
    @ValueSource(strings = {"/incidents/{id}", "/incidents/{id}/notes/{note}", "/api/incidents/{id}/timeline"})
    void anIncidentIsNamedByItsNumberToo(String path) {
        OpenAPI document = document(path);

        assertThat(schema(document, path, 0).getRef()).isEqualTo(OF_INCIDENTS);
        assertThat(schema(document, path, 1).getFormat()).as("of another thing").isEqualTo("uuid");
        assertThat(document.getComponents().getSchemas().get("IncidentId").getAnyOf())
                .extracting(Schema::getPattern)
                .contains("^[Ii][Nn][Cc]-[0-9]{1,18}$");
    }

    @Test
    void whatIsNoIncidentKeepsItsId() {
        OpenAPI document = document("/drafts/{id}/approve");

        assertThat(schema(document, "/drafts/{id}/approve", 0).getFormat()).isEqualTo("uuid");
        assertThat(document.getComponents().getSchemas()).isNull();
    }

    @Test
    void aListIsNarrowedToAnIncidentByItsNumberToo() {
        OpenAPI document = document("/alerts", inPath("incident").in(Parameter.In.QUERY));

        assertThat(schema(document, "/alerts", 0).getRef()).isEqualTo("#/components/schemas/IncidentIdOrNumber");
        assertThat(document.getComponents()
                        .getSchemas()
                        .get("IncidentIdOrNumber")
                        .getAnyOf())
                .extracting(Schema::getPattern)
                .contains("^[Ii][Nn][Cc]-[0-9]{1,18}$");
    }

    private static OpenAPI document(String path) {
        return document(path, inPath("id"), inPath("note"));
    }

    private static OpenAPI document(String path, Parameter... parameters) {
        OpenAPI document = createOpenAPI()
                .components(createComponents())
                .paths(createPaths()
                        .addPathItem(
                                path, createPathItem().GET(createOperation().parameters(List.of(parameters)))));
        new IncidentIdsInOpenApi().filterOpenAPI(document);
        return document;
    }

    private static Parameter inPath(String name) {
        return createParameter()
                .name(name)
                .in(Parameter.In.PATH)
                .schema(createSchema().format("uuid"));
    }

    private static Schema schema(OpenAPI document, String path, int parameter) {
        return document.getPaths()
                .getPathItem(path)
                .getGET()
                .getParameters()
                .get(parameter)
                .getSchema();
    }
}
