package io.muster.comms.statuspage.rest;

import io.muster.comms.statuspage.Component;
import io.muster.comms.statuspage.PublicState;
import io.muster.comms.statuspage.PublicState.ComponentState;
import io.muster.comms.statuspage.PublicState.PublicIncident;
import io.muster.comms.statuspage.PublicState.PublicUpdate;
import io.muster.comms.statuspage.Snapshot;
import io.muster.comms.updates.PublicStatus;
import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the page's template shows: everything worded and formatted, so that the template only arranges. */
final class StatusHtml {
    /** How many days are listed even when nothing happened on them. */
    private static final int DAYS = 7;

    /** The headings of our templates, set apart on the page. */
    private static final List<String> HEADINGS =
            List.of("What happened", "What we are doing", "What to expect next", "What you can do meanwhile");

    private StatusHtml() {}

    /** @param outdatedSince when what is shown was last known to be true; null while it is fresh */
    @TemplateData
    public record PageHtml(
            String name,
            String indicator,
            String headline,
            List<ComponentHtml> components,
            List<IncidentHtml> open,
            List<DayHtml> days,
            List<IncidentHtml> earlier,
            TimeHtml updated,
            TimeHtml outdatedSince,
            IncidentHtml shown) {}

    @TemplateData
    public record ComponentHtml(String name, String description, String status, String label) {}

    /** @param open what began that day and still goes on */
    @TemplateData
    public record DayHtml(String label, String iso, List<IncidentHtml> open, List<IncidentHtml> incidents) {

        public boolean isQuiet() {
            return open.isEmpty() && incidents.isEmpty();
        }
    }

    @TemplateData
    public record IncidentHtml(
            String id,
            String name,
            String status,
            String label,
            String impact,
            String impactLabel,
            TimeHtml started,
            TimeHtml resolved,
            String components,
            LinkHtml goesOnIn,
            List<UpdateHtml> updates) {}

    /** The entry of the incident that another one was merged into. */
    @TemplateData
    public record LinkHtml(String id, String name) {}

    @TemplateData
    public record UpdateHtml(
            String status, String label, TimeHtml at, TimeHtml withdrawn, List<ParagraphHtml> paragraphs) {}

    /** @param heading null for a paragraph without one */
    @TemplateData
    public record ParagraphHtml(String heading, String text) {}

    @TemplateData
    public record TimeHtml(String text, String iso) {}

    /** @param incidentId the one to show alone; null for the whole page */
    static PageHtml of(Snapshot snapshot, boolean stale, Instant now, String incidentId) {
        PublicState state = snapshot.state();
        Times times = new Times(state.page().timeZone());
        Map<String, String> names = state.components().stream()
                .map(ComponentState::component)
                .collect(Collectors.toMap(Component::key, Component::name));
        Function<PublicIncident, IncidentHtml> html = incident -> incident(incident, names, times);
        LocalDate today = times.day(now);
        LocalDate oldest = today.minusDays(DAYS - 1L);
        List<PublicIncident> past = state.incidents().stream()
                .filter(incident -> !incident.isOpen())
                .toList();
        return new PageHtml(
                state.page().name(),
                state.headline().indicator().word(),
                state.headline().description(),
                state.components().stream().map(StatusHtml::component).toList(),
                state.unresolved().stream().map(html).toList(),
                Stream.iterate(today, day -> !day.isBefore(oldest), day -> day.minusDays(1))
                        .map(day -> day(day, state, html, times))
                        .toList(),
                past.stream()
                        .filter(incident -> times.day(incident.createdAt()).isBefore(oldest))
                        .map(html)
                        .toList(),
                times.at(state.page().updatedAt()),
                stale ? times.at(snapshot.checkedAt()) : null,
                incidentId == null ? null : state.incident(incidentId).map(html).orElse(null));
    }

    private static DayHtml day(
            LocalDate day, PublicState state, Function<PublicIncident, IncidentHtml> html, Times times) {
        Map<Boolean, List<IncidentHtml>> byOpen = state.incidents().stream()
                .filter(incident -> times.day(incident.createdAt()).equals(day))
                .collect(Collectors.partitioningBy(
                        PublicIncident::isOpen, Collectors.mapping(html, Collectors.toList())));
        return new DayHtml(times.label(day), day.toString(), byOpen.get(true), byOpen.get(false));
    }

    private static ComponentHtml component(ComponentState state) {
        return new ComponentHtml(
                state.component().name(),
                state.component().description(),
                state.status().word(),
                state.status().label());
    }

    private static IncidentHtml incident(PublicIncident incident, Map<String, String> names, Times times) {
        return new IncidentHtml(
                incident.id(),
                incident.name(),
                incident.status().word(),
                label(incident.status()),
                incident.impact().word(),
                switch (incident.impact()) {
                    case CRITICAL -> "Critical impact";
                    case MAJOR -> "Major impact";
                    case MINOR -> "Minor impact";
                    case NONE -> "No impact";
                },
                times.at(incident.startedAt()),
                times.at(incident.resolvedAt()),
                incident.components().stream().map(names::get).collect(Collectors.joining(", ")),
                incident.goesOnIn() == null
                        ? null
                        : new LinkHtml(
                                incident.goesOnIn().id(), incident.goesOnIn().name()),
                incident.updates().stream().map(update -> update(update, times)).toList());
    }

    private static UpdateHtml update(PublicUpdate update, Times times) {
        return new UpdateHtml(
                update.status().word(),
                label(update.status()),
                times.at(update.at()),
                times.at(update.withdrawnAt()),
                Arrays.stream(update.text().split("\\R{2,}"))
                        .map(StatusHtml::paragraph)
                        .toList());
    }

    private static ParagraphHtml paragraph(String text) {
        return HEADINGS.stream()
                .filter(heading -> text.startsWith(heading + ": "))
                .findFirst()
                .map(heading -> new ParagraphHtml(heading, text.substring(heading.length() + 2)))
                .orElseGet(() -> new ParagraphHtml(null, text));
    }

    private static String label(PublicStatus status) {
        return switch (status) {
            case INVESTIGATING -> "Investigating";
            case IDENTIFIED -> "Identified";
            case MONITORING -> "Monitoring";
            case RESOLVED -> "Resolved";
            case POSTMORTEM -> "Postmortem";
        };
    }

    /** Times as the page's readers know them. */
    private record Times(ZoneId zone) {
        private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm z", Locale.ENGLISH);
        private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);

        TimeHtml at(Instant instant) {
            return instant == null
                    ? null
                    : new TimeHtml(AT.format(instant.atZone(zone)).replace(" Z", " UTC"), instant.toString());
        }

        LocalDate day(Instant instant) {
            return LocalDate.ofInstant(instant, zone);
        }

        String label(LocalDate day) {
            return DAY.format(day);
        }
    }
}
