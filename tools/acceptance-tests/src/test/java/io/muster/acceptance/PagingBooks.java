package io.muster.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.EscalationEvent.EscalationExhausted;
import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.LifecycleEvent;
import io.muster.testkit.EmbeddedDatabase;
import io.muster.testkit.FakeWebhook;
import io.muster.testkit.LifecycleTopic;
import io.muster.testkit.LifecycleTopic.Published;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What escalation-service decided, what the stream tells and what arrived, for many incidents; reconciled by query. */
final class PagingBooks {
    private static final String OPEN = "select (select count(*) from outbox where published_at is null)"
            + " + (select count(*) from delivery where state in ('pending', 'concluding'))";
    private static final String ENDED =
            "select count(*) from escalation where confirmed and state in ('acknowledged', 'exhausted')";
    private static final String DECIDED = "select incident_id, id from outbox order by seq";
    private static final String PAGES = "select incident_id, id from page";
    private static final String ARRIVING =
            "select incident_id, person from page where state not in ('stopped', 'failed')";

    private final EmbeddedDatabase database;
    private final LifecycleTopic topic;
    private final FakeWebhook phones;

    PagingBooks(EmbeddedDatabase database, LifecycleTopic topic, FakeWebhook phones) {
        this.database = database;
        this.topic = topic;
        this.phones = phones;
    }

    /** For how many incidents nobody has to be paged any more. */
    long ended() {
        return count(ENDED);
    }

    /** Nobody has to be paged any more, and nothing is left to be told or sent. */
    boolean settled(List<UUID> incidents) {
        return ended() == incidents.size() && allIsTold();
    }

    /** Nothing is left to be told or sent. */
    boolean allIsTold() {
        return count(OPEN) == 0;
    }

    /** A record may stand twice on the topic, with the same id. */
    void everyEventIsToldInItsOrder(List<UUID> incidents) {
        Map<UUID, List<String>> decided = pairs(DECIDED);
        Map<UUID, List<Published>> told = told();
        for (UUID incident : incidents) {
            assertThat(told.get(incident).stream().map(record -> record.id().toString()))
                    .as("events of %s", incident)
                    .containsExactlyElementsOf(decided.get(incident));
        }
        assertThat(count("select count(*) from dead_letter")).as("dead letters").isZero();
    }

    /** Level 1 and then level 2, or nobody any more from the acknowledgement on; every page is one row. */
    void everyDueStepPagedOnce(List<UUID> incidents) {
        Map<UUID, List<Published>> told = told();
        Map<UUID, List<String>> rows = pairs(PAGES);
        for (UUID incident : incidents) {
            List<LifecycleEvent> events =
                    told.get(incident).stream().map(Published::event).toList();
            List<ResponderPaged> pages = of(ResponderPaged.class, events);
            assertThat(pages.stream().map(page -> page.pageId().toString()))
                    .as("pages of %s", incident)
                    .containsExactlyInAnyOrderElementsOf(rows.get(incident));
            List<String> people = pages.stream().map(ResponderPaged::person).toList();
            List<PageAcknowledged> answers = of(PageAcknowledged.class, events);
            if (answers.isEmpty()) {
                assertThat(people).as("whom %s paged", incident).containsExactly("rami", "ada");
                assertThat(of(EscalationExhausted.class, events)).hasSize(1);
            } else {
                assertThat(List.of(List.of("rami"), List.of("rami", "ada"))).contains(people);
                assertThat(events.subList(events.indexOf(answers.getFirst()), events.size()))
                        .as("what follows the answer for %s", incident)
                        .noneMatch(ResponderPaged.class::isInstance);
            }
        }
    }

    /** A second message is the same one: it has the first one's id. @return how many came again */
    int everyPageArrivedUnderOneId(List<UUID> incidents) {
        Map<String, List<String>> arrived = phones.requests().stream()
                .collect(Collectors.groupingBy(
                        PagingBooks::page,
                        Collectors.mapping(message -> message.headers().get("webhook-id"), Collectors.toList())));
        Map<UUID, List<String>> arriving = pairs(ARRIVING);
        for (UUID incident : incidents) {
            arriving.getOrDefault(incident, List.of())
                    .forEach(person -> assertThat(arrived).containsKey(incident + " " + person));
        }
        arrived.forEach(
                (page, ids) -> assertThat(ids.stream().distinct()).as(page).hasSize(1));
        return phones.requests().size() - arrived.size();
    }

    private static String page(FakeWebhook.Request message) {
        var page = Answering.read(message);
        return page.at("/incident/id").asText() + " " + page.path("person").asText();
    }

    /** What escalation-service tells of each incident; what stands there again is left out. */
    private Map<UUID, List<Published>> told() {
        Map<UUID, Published> first = new LinkedHashMap<>();
        topic.records().stream()
                .filter(record -> record.headers().get("ce_source").startsWith("escalation"))
                .forEach(record -> first.putIfAbsent(record.id(), record));
        return first.values().stream().collect(Collectors.groupingBy(record -> UUID.fromString(record.key())));
    }

    private static <E extends LifecycleEvent> List<E> of(Class<E> type, List<LifecycleEvent> events) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private long count(String query) {
        try (var connection = database.open();
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The second column by the first. */
    private Map<UUID, List<String>> pairs(String query) {
        Map<UUID, List<String>> pairs = new LinkedHashMap<>();
        try (var connection = database.open();
                var rows = connection.createStatement().executeQuery(query)) {
            while (rows.next()) {
                pairs.computeIfAbsent(rows.getObject(1, UUID.class), incident -> new ArrayList<>())
                        .add(rows.getString(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return pairs;
    }
}
