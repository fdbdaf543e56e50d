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
 * merged into it: a filter in front of all operations below {@code /incidents/{id}} leads to the one that is meant. A list
 * that can be narrowed to an {@code incident} takes its number too.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 0)
public class IncidentIdsInOpenApi implements OASFilter {

    private static final String IN_PATH = "IncidentId";
    private static final String IN_QUERY = "IncidentIdOrNumber";
    private static final String NARROWED_TO = "incident";
    private static final Pattern OF_ONE = Pattern.compile("/(?:api/)?incidents/\\{([^}]+)}(?:/.*)?");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null) {
            return;
        }
        document.getPaths().getPathItems().forEach((path, item) -> {
            Matcher ofOne = OF_ONE.matcher(path);
            if (ofOne.matches()) {
                describe(document, parameters(item, Parameter.In.PATH, ofOne.group(1)), IN_PATH, ofOne());
            }
            describe(document, parameters(item, Parameter.In.QUERY, NARROWED_TO), IN_QUERY, ofList());
        });
    }

    private static void describe(OpenAPI document, List<Parameter> parameters, String name, Schema schema) {
        if (!parameters.isEmpty()) {
            document.getComponents().addSchema(name, schema);
        }
        parameters.forEach(parameter -> parameter.setSchema(createSchema().ref("#/components/schemas/" + name)));
    }

    private static List<Parameter> parameters(PathItem item, Parameter.In in, String name) {
        return Stream.concat(
                        Stream.ofNullable(item.getParameters()),
                        item.getOperations().values().stream().map(operation -> operation.getParameters()))
                .filter(parameters -> parameters != null)
                .flatMap(List::stream)
                .filter(parameter -> parameter.getIn() == in && name.equals(parameter.getName()))
                .toList();
    }

    private static Schema ofOne() {
        return idOrNumber()
                .description("The incident's id, that of one merged into it, or its number as people write it");
    }

    private static Schema ofList() {
        return idOrNumber().description("An incident's id, or its number as people write it");
    }

    private static Schema idOrNumber() {
        return createSchema()
                .anyOf(List.of(
                        text().format("uuid"),
                        text().pattern("^[Ii][Nn][Cc]-[0-9]{1,18}$").examples(List.of("INC-1042"))));
    }

    private static Schema text() {
        return createSchema().addType(SchemaType.STRING);
    }
}
