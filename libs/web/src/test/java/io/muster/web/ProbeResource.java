package io.muster.web;

import io.muster.contracts.ProblemCode;
import io.muster.contracts.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.RestResponse;

/** A resource with one operation for each thing the edge must handle. */
@Path("/")
public class ProbeResource {

    static final AtomicInteger CARRIED_OUT = new AtomicInteger();

    /** Whether the thing that is held is being made. */
    static final CountDownLatch HELD = new CountDownLatch(1);

    /** What is held is made once this is done. */
    static final CompletableFuture<Void> RELEASED = new CompletableFuture<>();

    enum ProbeProblem implements ProblemCode {
        GATES_OPEN;

        @Override
        public Entry entry() {
            return new Entry("gates-open", 409, "Verification gates are open");
        }
    }

    public enum Colour {
        RED
    }

    public record Thing(
            @NotBlank String name,
            @Min(1) int amount,
            Colour colour,
            Map<String, String> labels,
            List<String> notes,
            Instant since) {}

    public record Made(UUID id, String name, int count) {}

    @Inject
    Caller caller;

    @Inject
    Pool pool;

    @POST
    @Path("incidents/{id}/refuse")
    @RolesAllowed(Permission.RESPONDER)
    public Uni<Void> refuse(@PathParam("id") UUID id) {
        return Uni.createFrom()
                .failure(new Refusal(
                        ProbeProblem.GATES_OPEN, "user state is open", id, Map.of("gates", List.of("user state"))));
    }

    @POST
    @Path("things")
    @RolesAllowed({Permission.RESPONDER, Scope.WRITE})
    @Idempotent
    public Uni<Made> make(@Valid @NotNull Thing thing) {
        return begun(thing)
                .map(begun -> new Made(UUID.randomUUID(), thing.name(), CARRIED_OUT.incrementAndGet()))
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(1))
                .invoke(made -> {
                    if (thing.name().equals("refused")) {
                        throw new Refusal(ProbeProblem.GATES_OPEN, "not now");
                    }
                });
    }

    private static Uni<Void> begun(Thing thing) {
        return Uni.createFrom().deferred(() -> {
            if (!thing.name().equals("held")) {
                return Uni.createFrom().voidItem();
            }
            HELD.countDown();
            return Uni.createFrom().completionStage(RELEASED);
        });
    }

    @POST
    @Path("created")
    @RolesAllowed(Permission.RESPONDER)
    @Idempotent
    public Uni<RestResponse<Made>> create(@Valid @NotNull Thing thing) {
        Made made = new Made(UUID.randomUUID(), thing.name(), CARRIED_OUT.incrementAndGet());
        return Uni.createFrom()
                .item(RestResponse.ResponseBuilder.<Made>created(URI.create("/things/" + made.id()))
                        .entity(made)
                        .build());
    }

    @POST
    @Path("answered")
    @RolesAllowed(Permission.RESPONDER)
    @Idempotent
    public Uni<Response> answer(@Valid @NotNull Thing thing) {
        Made made = new Made(UUID.randomUUID(), thing.name(), CARRIED_OUT.incrementAndGet());
        return Uni.createFrom().item(Response.accepted(made).build());
    }

    @GET
    @Path("who")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    public Uni<Map<String, Object>> who() {
        return Uni.createFrom()
                .item(() -> Map.of("id", caller.id(), "person", caller.isPerson(), "actor", caller.actor()));
    }

    @GET
    @Path("list")
    @RolesAllowed(Permission.VIEWER)
    public Uni<Page<Integer>> list(@Valid @BeanParam PageQuery page, @QueryParam("min") @Min(1) Integer min) {
        return Uni.createFrom().item(Page.of(List.of(1, 2, 3), page.limit(), Object::toString));
    }

    @GET
    @Path("incidents/{id}/logged")
    @PermitAll
    public String logged(@PathParam("id") UUID id) {
        return String.valueOf(MDC.get(IncidentInLogs.KEY));
    }

    @GET
    @Path("broken")
    @PermitAll
    public String broken() {
        throw new IllegalStateException("io.muster.secret.Internals exploded");
    }

    @GET
    @Path("unreachable")
    @PermitAll
    public Uni<String> unreachable() {
        return Uni.createFrom().failure(new IllegalStateException(new java.net.ConnectException("db:5432")));
    }

    @GET
    @Path("collision")
    @PermitAll
    public Uni<String> collision() {
        return pool.query("do $$ begin raise unique_violation; end $$")
                .execute()
                .replaceWith("never");
    }

    @GET
    @Path("found/{name}")
    @PermitAll
    public Uni<String> found(@PathParam("name") String name) {
        return pool.preparedQuery("select $1::text")
                .execute(Tuple.of(name))
                .map(rows -> rows.iterator().next().getString(0));
    }

    @GET
    @Path("unannotated")
    public String unannotated() {
        return "must not be seen";
    }
}
