package io.muster.escalation.restriction.rest;

import io.muster.contracts.Refusal;
import io.muster.escalation.paging.PagingProblem;
import io.muster.escalation.restriction.WhoMayKnow;
import io.muster.web.Caller;
import io.muster.web.IncidentInLogs;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** For those who may not know of a restricted incident there are neither it nor its pages, whatever they ask below. */
class RestrictedFilter {

    private static final Pattern PAGE = Pattern.compile("/pages/([0-9a-fA-F-]{36})/");

    @Inject
    WhoMayKnow whoMayKnow;

    @Inject
    Caller caller;

    @ServerRequestFilter
    public Uni<Void> check(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        Matcher page = PAGE.matcher(path);
        if (page.find() && !caller.mayReadRestricted()) {
            return ofPage(UUID.fromString(page.group(1)));
        }
        return IncidentInLogs.in(path)
                .filter(id -> !caller.mayReadRestricted())
                .map(this::ofIncident)
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> ofPage(UUID page) {
        return whoMayKnow
                .hidesPage(caller.id(), page)
                .invoke(hidden -> refuse(hidden, new Refusal(PagingProblem.UNKNOWN_PAGE, "There is no page " + page)))
                .replaceWithVoid();
    }

    private Uni<Void> ofIncident(UUID incident) {
        return whoMayKnow
                .hiddenFrom(caller.id(), List.of(incident))
                .invoke(hidden -> refuse(
                        !hidden.isEmpty(),
                        new Refusal(
                                PagingProblem.UNKNOWN_INCIDENT,
                                "Escalation does not know the incident " + incident,
                                incident)))
                .replaceWithVoid();
    }

    private static void refuse(boolean hidden, Refusal refusal) {
        if (hidden) {
            throw refusal;
        }
    }
}
