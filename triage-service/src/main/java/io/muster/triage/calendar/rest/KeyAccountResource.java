package io.muster.triage.calendar.rest;

import io.muster.contracts.Journey;
import io.muster.contracts.StakeKind;
import io.muster.triage.calendar.KeepKeyAccounts;
import io.muster.triage.calendar.KeyAccount;
import io.muster.web.Page;
import io.muster.web.PageQuery;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;

/** VIP customers and top sellers: whom an outage must not surprise (R39). */
@Path("/key-accounts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class KeyAccountResource {

    private static final String KEY = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

    /**
     * @param seller true for a top seller; absent or false for a VIP customer
     * @param journeys absent or empty means all of it
     * @param regions absent or empty means everywhere
     */
    record KeyAccountRequest(
            @NotBlank @Size(max = 200) String name,
            boolean seller,
            Set<@NotNull Journey> journeys,

            @Size(max = 50) Set<@NotBlank @Size(max = 100) String> regions) {
        KeyAccount toAccount(String key) {
            return new KeyAccount(
                    key,
                    name,
                    seller ? StakeKind.TOP_SELLER : StakeKind.VIP_CUSTOMER,
                    journeys == null ? Set.of() : journeys,
                    regions == null ? Set.of() : regions);
        }
    }

    record KeyAccountView(String key, String name, boolean seller, List<Journey> journeys, List<String> regions) {
        static KeyAccountView of(KeyAccount account) {
            return new KeyAccountView(
                    account.key(),
                    account.name(),
                    account.kind() == StakeKind.TOP_SELLER,
                    account.journeys().stream().sorted().toList(),
                    account.regions().stream().sorted().toList());
        }
    }

    private final KeepKeyAccounts accounts;

    KeyAccountResource(KeepKeyAccounts accounts) {
        this.accounts = accounts;
    }

    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    public Uni<Page<KeyAccountView>> accounts(@Valid @BeanParam PageQuery page) {
        return accounts.after(page.after(), page.rows())
                .map(rows -> Page.of(rows, page.limit(), KeyAccount::key).map(KeyAccountView::of));
    }

    @PUT
    @Path("/{key}")
    @RolesAllowed({Permission.OWNER, Scope.WRITE})
    public Uni<KeyAccountView> put(@Pattern(regexp = KEY) String key, @NotNull @Valid KeyAccountRequest request) {
        return accounts.put(request.toAccount(key)).map(KeyAccountView::of);
    }

    @DELETE
    @Path("/{key}")
    @RolesAllowed({Permission.OWNER, Scope.WRITE})
    public Uni<Void> remove(String key) {
        return accounts.remove(key);
    }
}
