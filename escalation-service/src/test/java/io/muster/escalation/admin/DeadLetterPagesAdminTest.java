package io.muster.escalation.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.escalation.Store;
import io.muster.testkit.FakeMail;
import io.muster.testkit.FakeMail.Mail;
import io.muster.testkit.FakeWebhook;
import io.muster.testkit.Infrastructure;
import io.muster.testkit.LifecycleTopic;
import io.muster.testkit.MovableClock;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What this service cannot take in may have been a page: the admin, amir, is paged instead. */
@QuarkusTest
@WithMuster
class DeadLetterPagesAdminTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    MovableClock clock;

    private final String mailbox = "amir." + UUID.randomUUID() + "@store.example";
    private LifecycleTopic topic;
    private FakeWebhook phone;

    @BeforeEach
    void nobodyWasPagedLately() throws SQLException {
        topic = LifecycleTopic.open();
        phone = FakeWebhook.start();
        query("with gone as (delete from admin_page returning 1) select count(*)::text from gone");
        Store.person("amir", List.of(Store.webhook(phone.uri("/admin").toString()), Store.mail(mailbox)));
    }

    @AfterEach
    void close() {
        phone.close();
        topic.close();
        clock.reset();
    }

    @Test
    void atOnceAndByTheNextContactWhenTheFirstFails() throws Exception {
        phone.answerWith(410);

        UUID incident = undecodable();

        Mail mail = FakeMail.await(mailbox, any -> true);
        assertThat(mail.subject()).startsWith("[Muster] escalation-service cannot take in io.muster.detection");
        assertThat(mail.text()).contains(incident.toString(), "cannot be read", "/dead-letters");
        assertThat(pagesAbout(incident)).hasSize(1);
        assertThat(phone.requests()).anyMatch(page -> page.body().contains("\"type\":\"admin\""));
        await().atMost(PATIENCE)
                .until(() -> query("select state from admin_page").equals(List.of("HANDED_OVER")));
    }

    @Test
    void moreTroubleSoonAfterIsOnePage() {
        UUID first = undecodable();
        phone.await(page -> page.body().contains(first.toString()));

        UUID second = undecodable();
        UUID third = undecodable();
        await().atMost(PATIENCE)
                .until(() -> query("select count(*)::text from admin_notice where batch is null")
                        .equals(List.of("2")));
        assertThat(pagesAbout(first, second, third)).hasSize(1);
        clock.forward(Duration.ofMinutes(5));

        FakeWebhook.Request bundled = phone.await(request -> request.body().contains("2 times"));
        assertThat(bundled.body()).contains(second.toString(), third.toString());
        assertThat(pagesAbout(first, second, third)).hasSize(2);
    }

    @Test
    void whileNoContactWorksItIsTriedAgain() throws Exception {
        Store.person("amir", List.of(Store.webhook(phone.uri("/admin").toString())));
        phone.answerWith(410);
        UUID incident = undecodable();
        await().atMost(PATIENCE)
                .until(() -> query("select state from admin_page").equals(List.of("FAILED")));

        phone.answerWith(200);
        clock.forward(Duration.ofMinutes(1));

        await().atMost(PATIENCE)
                .until(() -> query("select state from admin_page order by decided_at")
                        .equals(List.of("FAILED", "HANDED_OVER")));
        assertThat(phone.requests().getLast().body()).contains(incident.toString());
    }

    /** Ids of the admins' pages that tell of one of the incidents; one whose answer was not heard may be sent again. */
    private Set<String> pagesAbout(UUID... incidents) {
        return phone.requests().stream()
                .filter(page -> Stream.of(incidents).anyMatch(one -> page.body().contains(one.toString())))
                .map(page -> page.headers().get("webhook-id"))
                .collect(Collectors.toSet());
    }

    private UUID undecodable() {
        UUID incident = UUID.randomUUID();
        topic.publish(
                UUID.randomUUID(),
                "detection-service",
                "io.muster.detection.IncidentDetected.v1",
                incident.toString(),
                "{broken".getBytes(StandardCharsets.UTF_8));
        return incident;
    }

    private static List<String> query(String sql) throws SQLException {
        try (var connection = Infrastructure.database().open();
                var rows = connection.createStatement().executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
