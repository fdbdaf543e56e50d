package io.muster.comms.statuspage.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.muster.comms.statuspage.Component;
import io.muster.comms.statuspage.ComponentStatus;
import io.muster.comms.statuspage.Headline;
import io.muster.comms.statuspage.PublicState;
import io.muster.comms.statuspage.PublicState.ComponentState;
import io.muster.comms.statuspage.PublicState.PublicIncident;
import io.muster.comms.statuspage.PublicState.PublicUpdate;
import io.muster.comms.statuspage.PublicState.Survivor;
import io.muster.comms.statuspage.StatusPage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The public JSON in the shape of the Statuspage API v2, so that what already reads such pages reads this one. Every
 * member is always there, null where nothing is known; times are UTC with milliseconds.
 */
final class StatuspageJson {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private StatuspageJson() {}

    @JsonNaming(SnakeCaseStrategy.class)
    record PageJson(String id, String name, String url, String timeZone, String updatedAt) {
        static PageJson of(StatusPage page) {
            return new PageJson(
                    page.id(), page.name(), page.url(), page.timeZone().getId(), time(page.updatedAt()));
        }
    }

    record StatusJson(String indicator, String description) {
        static StatusJson of(Headline headline) {
            return new StatusJson(headline.indicator().word(), headline.description());
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record ComponentJson(
            String id,
            String name,
            String status,
            String createdAt,
            String updatedAt,
            int position,
            String description,
            boolean showcase,
            LocalDate startDate,
            String groupId,
            String pageId,
            boolean group,
            boolean onlyShowIfDegraded) {
        static ComponentJson of(String pageId, ComponentState state) {
            Component component = state.component();
            return new ComponentJson(
                    component.key(),
                    component.name(),
                    state.status().word(),
                    time(component.createdAt()),
                    time(component.updatedAt()),
                    component.position(),
                    component.description(),
                    true,
                    null,
                    null,
                    pageId,
                    false,
                    false);
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record AffectedJson(String code, String name, String oldStatus, String newStatus) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record UpdateJson(
            String id,
            String status,
            String body,
            String incidentId,
            String createdAt,
            String updatedAt,
            String displayAt,
            List<AffectedJson> affectedComponents,
            boolean deliverNotifications) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record IncidentJson(
            String id,
            String name,
            String status,
            String createdAt,
            String updatedAt,
            String monitoringAt,
            String resolvedAt,
            String impact,
            String shortlink,
            String startedAt,
            String pageId,
            List<UpdateJson> incidentUpdates,
            List<ComponentJson> components) {}

    record StatusDocument(PageJson page, StatusJson status) {}

    record ComponentsDocument(PageJson page, List<ComponentJson> components) {}

    record IncidentsDocument(PageJson page, List<IncidentJson> incidents) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record MaintenancesDocument(PageJson page, List<IncidentJson> scheduledMaintenances) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record SummaryDocument(
            PageJson page,
            List<ComponentJson> components,
            List<IncidentJson> incidents,
            List<IncidentJson> scheduledMaintenances,
            StatusJson status) {}

    static SummaryDocument summary(PublicState state) {
        return new SummaryDocument(
                PageJson.of(state.page()),
                components(state),
                incidents(state, state.unresolved()),
                List.of(),
                StatusJson.of(state.headline()));
    }

    static StatusDocument status(PublicState state) {
        return new StatusDocument(PageJson.of(state.page()), StatusJson.of(state.headline()));
    }

    static ComponentsDocument componentsOf(PublicState state) {
        return new ComponentsDocument(PageJson.of(state.page()), components(state));
    }

    static IncidentsDocument all(PublicState state) {
        return new IncidentsDocument(PageJson.of(state.page()), incidents(state, state.incidents()));
    }

    static IncidentsDocument unresolved(PublicState state) {
        return new IncidentsDocument(PageJson.of(state.page()), incidents(state, state.unresolved()));
    }

    /** There are no planned maintenances yet; what reads the page may ask for them. */
    static MaintenancesDocument maintenances(PublicState state) {
        return new MaintenancesDocument(PageJson.of(state.page()), List.of());
    }

    private static List<ComponentJson> components(PublicState state) {
        return state.components().stream()
                .map(component -> ComponentJson.of(state.page().id(), component))
                .toList();
    }

    private static List<IncidentJson> incidents(PublicState state, List<PublicIncident> incidents) {
        Map<String, ComponentState> components = state.components().stream()
                .collect(Collectors.toMap(component -> component.component().key(), Function.identity()));
        return incidents.stream()
                .map(incident -> incident(state.page().id(), components, incident))
                .toList();
    }

    private static IncidentJson incident(
            String pageId, Map<String, ComponentState> components, PublicIncident incident) {
        List<ComponentState> hit =
                incident.components().stream().map(components::get).toList();
        return new IncidentJson(
                incident.id(),
                incident.name(),
                incident.status().word(),
                time(incident.createdAt()),
                time(incident.updatedAt()),
                time(incident.monitoringAt()),
                time(incident.resolvedAt()),
                incident.impact().word(),
                incident.link(),
                time(incident.startedAt()),
                pageId,
                updates(incident, hit),
                hit.stream()
                        .map(component -> ComponentJson.of(pageId, component))
                        .toList());
    }

    private static List<UpdateJson> updates(PublicIncident incident, List<ComponentState> hit) {
        List<PublicUpdate> updates = incident.updates();
        return IntStream.range(0, updates.size())
                .mapToObj(i -> {
                    PublicUpdate update = updates.get(i);
                    PublicUpdate former = i + 1 < updates.size() ? updates.get(i + 1) : null;
                    return update(incident, update, former, hit);
                })
                .toList();
    }

    private static UpdateJson update(
            PublicIncident incident, PublicUpdate update, PublicUpdate former, List<ComponentState> hit) {
        ComponentStatus before =
                former == null ? ComponentStatus.OPERATIONAL : ComponentStatus.of(incident.impact(), former.status());
        ComponentStatus after = ComponentStatus.of(incident.impact(), update.status());
        return new UpdateJson(
                update.id(),
                update.status().word(),
                text(incident, update),
                incident.id(),
                time(update.at()),
                time(update.at()),
                time(update.at()),
                hit.stream()
                        .map(state -> new AffectedJson(
                                state.component().key(), state.component().name(), before.word(), after.word()))
                        .toList(),
                false);
    }

    /** The format has no member for where a merged incident goes on, so its last word says it. */
    private static String text(PublicIncident incident, PublicUpdate update) {
        Survivor survivor = incident.goesOnIn();
        return survivor == null || !update.equals(incident.updates().getFirst())
                ? update.text()
                : "%s\n\n%s: %s".formatted(update.text(), survivor.name(), survivor.link());
    }

    private static String time(Instant at) {
        return at == null ? null : TIME.format(at);
    }
}
