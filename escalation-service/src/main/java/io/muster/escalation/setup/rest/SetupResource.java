package io.muster.escalation.setup.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import io.muster.contracts.Refusal;
import io.muster.escalation.setup.KeepSetup;
import io.muster.escalation.setup.SetupDifference;
import io.muster.escalation.setup.SetupProblem;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** People, schedules and policies as one file, to be kept beside the code. */
@Path("/setup")
@Tag(name = "set-up")
class SetupResource {

    private static final String YAML = "application/yaml";

    private static final String DRY_RUN = "dryRun";
    private static final String PRUNE = "prune";

    private final KeepSetup setup;
    private final YAMLMapper yaml = YAMLMapper.builder(YAMLFactory.builder()
                    .stringQuotingChecker(new TimesQuoted())
                    .build())
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    /** Times of the day are quoted: readers of YAML 1.1 take 22:00 for a number to the base of 60. */
    private static final class TimesQuoted extends StringQuotingChecker.Default {

        private static final Pattern TIME = Pattern.compile("[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?");

        @Override
        public boolean needToQuoteValue(String value) {
            return super.needToQuoteValue(value) || TIME.matcher(value).matches();
        }
    }

    SetupResource(KeepSetup setup) {
        this.setup = setup;
    }

    /**
     * Each as {@code section/key}.
     *
     * @param unnamed what there is and the file does not name; it stays
     * @param removed what a file has created and this one does not name any more; only with prune
     * @param warnings what of the file cannot bring about what it is for: a person without contacts, a team without
     *     members, a layer that has nobody or ends before it starts
     */
    record DifferenceView(
            boolean dryRun,
            List<String> created,
            List<String> changed,
            List<String> same,
            List<String> unnamed,
            List<String> removed,
            List<String> warnings) {

        static DifferenceView of(boolean dryRun, SetupDifference difference) {
            return new DifferenceView(
                    dryRun,
                    difference.created(),
                    difference.changed(),
                    difference.same(),
                    difference.unnamed(),
                    difference.removed(),
                    difference.warnings());
        }
    }

    @GET
    @Produces(YAML)
    @RolesAllowed(Permission.ADMIN)
    @Operation(summary = "Everything in one file, which PUT takes again; secrets stay here")
    public Uni<String> export() {
        return setup.export().map(this::write);
    }

    @PUT
    @Consumes({YAML, MediaType.APPLICATION_JSON})
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Permission.ADMIN, Scope.WRITE})
    @Operation(
            summary = "Keep everything that the file names, or nothing; again it changes nothing",
            description =
                    "YAML or JSON. What the file does not name stays; with prune it goes, if the owner's file has created"
                            + " it and nothing needs it. owner tells files apart where there are several. With dryRun only the difference is told.")
    @Parameter(name = DRY_RUN, in = ParameterIn.QUERY, schema = @Schema(implementation = Boolean.class))
    @Parameter(name = PRUNE, in = ParameterIn.QUERY, schema = @Schema(implementation = Boolean.class))
    public Uni<DifferenceView> keep(
            @Context UriInfo uri,
            @QueryParam("owner") @DefaultValue("") @Size(max = 200) String owner,
            @NotBlank String file) {
        boolean dryRun = isSaid(uri, DRY_RUN);
        return setup.keep(read(file), new KeepSetup.How(owner, isSaid(uri, PRUNE), dryRun))
                .map(difference -> DifferenceView.of(dryRun, difference));
    }

    @GET
    @Path("/{section}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(
            summary = "The keys of what there is, by section",
            description =
                    "Sections are those of the file: people, holiday-calendars, schedules, teams, policies, services,"
                            + " holiday-sources, shift-sources.")
    public Uni<List<String>> keys(@PathParam("section") String section) {
        return setup.keys(section);
    }

    @DELETE
    @Path("/{section}/{key}")
    @RolesAllowed(Permission.ADMIN)
    @Operation(
            summary = "Remove one thing of a section, as a person or a schedule, whoever made it",
            description =
                    "Refused while an open incident, a shift ahead or anything else needs it; the answer says what.")
    public Uni<Void> remove(@PathParam("section") String section, @PathParam("key") String key) {
        return setup.remove(section, key);
    }

    /** A word that is neither true nor false is refused, also none at all: what is meant as a try would be kept. */
    private static boolean isSaid(UriInfo uri, String parameter) {
        List<String> said = uri.getQueryParameters().get(parameter);
        if (said == null || said.equals(List.of("false"))) {
            return false;
        }
        if (!said.equals(List.of("true"))) {
            throw new Refusal(SetupProblem.INVALID_SETUP, parameter + " is either true or false");
        }
        return true;
    }

    /** JSON is YAML too. Of several documents none would be read but the first. */
    private JsonNode read(String file) {
        List<JsonNode> documents = documents(file);
        if (documents.size() > 1) {
            throw new Refusal(
                    SetupProblem.INVALID_SETUP,
                    "It holds " + documents.size()
                            + " documents, parted by '---' or '...': give one, in which each section comes once");
        }
        return documents.isEmpty() ? yaml.missingNode() : documents.getFirst();
    }

    private List<JsonNode> documents(String file) {
        // by a parser of its own: else a list would be taken for the documents, and what follows it not read
        try (MappingIterator<JsonNode> documents =
                yaml.readerFor(JsonNode.class).readValues(yaml.createParser(file))) {
            return documents.readAll().stream()
                    .filter(document -> !isBlank(document))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new Refusal(SetupProblem.INVALID_SETUP, "It is neither YAML nor JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing between two marks is an empty text. */
    private static boolean isBlank(JsonNode document) {
        return document == null
                || document.isNull()
                || document.isMissingNode()
                || document.isTextual() && document.asText().isBlank();
    }

    private String write(Object value) {
        try {
            return yaml.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the set-up cannot be written as YAML", e);
        }
    }
}
