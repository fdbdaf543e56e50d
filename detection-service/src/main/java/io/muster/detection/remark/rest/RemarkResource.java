package io.muster.detection.remark.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.detection.alert.LookUpAlerts;
import io.muster.detection.remark.KeepRemarks;
import io.muster.detection.remark.Remark;
import io.muster.web.Caller;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What other systems tell about an alert: who acknowledged it there, who works on it, what they noted. */
@Path("/alerts/{fingerprint}/remarks")
@RolesAllowed({Permission.VIEWER, Scope.READ})
@Tag(name = "alerts")
class RemarkResource {

    private static final int MOST = 200;

    @Inject
    KeepRemarks remarks;

    @Inject
    LookUpAlerts lookUp;

    @Inject
    Caller caller;

    /** @param person who acted there, in the sender's words @param text what was said */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RemarkView(UUID id, String kind, String integration, String person, String text, Instant receivedAt) {

        static RemarkView of(Remark remark) {
            return new RemarkView(
                    remark.id(),
                    remark.kind().name().toLowerCase(Locale.ROOT),
                    remark.integration(),
                    remark.person(),
                    remark.content(),
                    remark.receivedAt());
        }
    }

    @GET
    @Operation(
            summary = "What other systems told about an alert, newest first",
            description = "An acknowledgement there stops no page here")
    public Uni<List<RemarkView>> list(@PathParam("fingerprint") String fingerprint) {
        return hides(fingerprint)
                .flatMap(hidden -> hidden ? Uni.createFrom().item(List.<Remark>of()) : remarks.of(fingerprint, MOST))
                .map(found -> found.stream().map(RemarkView::of).toList());
    }

    private Uni<Boolean> hides(String fingerprint) {
        return caller.mayReadRestricted() ? Uni.createFrom().item(false) : lookUp.isRestricted(fingerprint);
    }
}
