package io.muster.comms.statuspage;

import io.muster.comms.CommsConfig;
import io.muster.comms.updates.Communications;
import io.muster.contracts.Journey;
import io.muster.contracts.Refusal;
import io.muster.durable.DatabaseNotifications;
import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** Reading and changing the page, its components, and what the public may know. */
@ApplicationScoped
public class StatusPageDesk {
    /** Notification channel of the page and its components; published updates have their own. */
    static final String PAGE_CHANGED = "muster_comms_page";

    private static final UUID UNNAMED = UUID.nameUUIDFromBytes("muster status page".getBytes(StandardCharsets.UTF_8));

    private final UnitOfWork unitOfWork;
    private final StatusPages pages;
    private final Communications communications;
    private final DatabaseNotifications notifications;
    private final CommsConfig config;
    private final Clock clock;

    StatusPageDesk(
            UnitOfWork unitOfWork,
            StatusPages pages,
            Communications communications,
            DatabaseNotifications notifications,
            CommsConfig config,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.pages = pages;
        this.communications = communications;
        this.notifications = notifications;
        this.config = config;
        this.clock = clock;
    }

    public Uni<StatusPage> page() {
        return unitOfWork.run(this::currentPage);
    }

    /** @param timeZone as {@code Europe/Berlin}; null leaves it as it is */
    public Uni<StatusPage> put(String name, String url, String timeZone) {
        Instant now = clock.instant();
        return unitOfWork.run(() -> currentPage()
                .map(page ->
                        new StatusPage(page.id(), name, url, timeZone == null ? page.timeZone() : zone(timeZone), now))
                .chain(pages::save)
                .call(page -> notifications.notify(PAGE_CHANGED, "")));
    }

    public Uni<List<Component>> components() {
        return unitOfWork.run(pages::components);
    }

    public Uni<Component> component(String key) {
        return unitOfWork
                .run(() -> pages.component(key))
                .map(found -> found.orElseThrow(
                        () -> new Refusal(StatusPageProblem.COMPONENT_UNKNOWN, "no component " + key)));
    }

    public Uni<Component> put(String key, String name, String description, List<Journey> journeys, int position) {
        Instant now = clock.instant();
        return unitOfWork.run(() -> pages.component(key)
                .map(former -> new Component(
                        key,
                        name,
                        description,
                        journeys,
                        position,
                        former.map(Component::createdAt).orElse(now),
                        now))
                .chain(pages::save)
                .call(component -> notifications.notify(PAGE_CHANGED, key)));
    }

    /** What the public may know now. */
    Uni<PublicState> state() {
        return unitOfWork.run(() -> currentPage()
                .chain(page -> pages.components()
                        .chain(components -> communications
                                .publicRecords(PublicState.REMEMBERED)
                                .map(records -> PublicState.of(page, components, records)))));
    }

    private Uni<StatusPage> currentPage() {
        return pages.page().map(page -> page.orElseGet(this::unnamed));
    }

    private StatusPage unnamed() {
        CommsConfig.StatusPage named = config.statusPage();
        return new StatusPage(UNNAMED.toString(), named.name(), named.url(), ZoneId.of("Etc/UTC"), Instant.EPOCH);
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new Refusal(StatusPageProblem.TIME_ZONE_UNKNOWN, "no time zone " + name);
        }
    }
}
