package io.muster.web;

import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Tells the readers of an OpenAPI document that an incident is named by its number too, and by the id of one that was
 * merged into it: a filter in front of all operations below {@code /incidents/{id}} leads to the one that is meant.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 0)
public class IncidentIdsInOpenApi implements OASFilter {

    private static final String SCHEMA = "IncidentId";
    private static final Pattern OF_ONE = Pattern.compile("/(?:api/)?incidents/\\{([^}]+)}(?:/.*)?");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null) {
            return;
        }
        document.getPaths().getPathItems().forEach((path, item) -> {
            Matcher ofOne = OF_ONE.matcher(path);
            if (ofOne.matches()) {
                document.getComponents().addSchema(SCHEMA, id());
                parameters(item)
                        .filter(parameter -> parameter.getIn() == Parameter.In.PATH)
                        .filter(parameter -> ofOne.group(1).equals(parameter.getName()))
                        .forEach(
                                parameter -> parameter.setSchema(createSchema().ref("#/components/schemas/" + SCHEMA)));
            }
        });
    }

    private static Stream<Parameter> parameters(PathItem item) {
        return Stream.concat(
                        Stream.ofNullable(item.getParameters()),
                        item.getOperations().values().stream().map(operation -> operation.getParameters()))
                .filter(parameters -> parameters != null)
                .flatMap(List::stream);
    }

    private static Schema id() {
        return createSchema()
                .description("The incident's id, that of one merged into it, or its number as people write it")
                .anyOf(List.of(
                        text().format("uuid"),
                        text().pattern("^[Ii][Nn][Cc]-[0-9]{1,18}$").examples(List.of("INC-1042"))));
    }

    private static Schema text() {
        return createSchema().addType(SchemaType.STRING);
    }
}
