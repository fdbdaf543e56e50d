package io.muster.triage.record.rest;

import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.triage.record.IncidentRecord;
import io.muster.triage.record.Listing;
import io.muster.triage.record.TriageIncident;
import io.muster.web.Caller;
import io.muster.web.Page;
import io.muster.web.PageQuery;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Locale;

/** The incident records, newest first. */
@Path("/incidents")
@Produces(MediaType.APPLICATION_JSON)
class RecordsResource {

    private final TriageIncident triage;
    private final Caller caller;

    RecordsResource(TriageIncident triage, Caller caller) {
        this.triage = triage;
        this.caller = caller;
    }

    /**
     * @param open whether people still work on it
     * @param type as in a record, for example {@code supply chain}
     * @param journey one of those that are hit
     * @param words all of them are in what is broken
     */
    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    public Uni<Page<RecordHead>> records(
            @QueryParam("open") Boolean open,
            @QueryParam("severity") @Pattern(regexp = "SEV[123]") String severity,
            @QueryParam("type") @Pattern(regexp = "technical|payment|fraud|supply chain|security") String type,
            @QueryParam("journey") @Pattern(regexp = "browse|cart|checkout|pay|orders|sell|payouts") String journey,
            @QueryParam("q") @Size(max = 200) String words,
            @Valid @BeanParam PageQuery page) {
        var listing = new Listing(
                open,
                word(Severity.values(), severity),
                word(IncidentType.values(), type),
                word(Journey.values(), journey),
                words == null || words.isBlank() ? null : words,
                caller.mayReadRestricted(),
                page.after() == null ? null : page.afterNumber(),
                page.rows());
        return triage.list(listing)
                .map(rows -> Page.of(
                                rows,
                                page.limit(),
                                (IncidentRecord last) ->
                                        Long.toString(last.facts().number()))
                        .map(RecordHead::of));
    }

    private static <E extends Enum<E>> E word(E[] constants, String word) {
        return word == null
                ? null
                : Arrays.stream(constants)
                        .filter(constant ->
                                constant.name().equals(word.replace(' ', '_').toUpperCase(Locale.ROOT)))
                        .findFirst()
                        .orElse(null);
    }
}
