package io.muster.escalation.foresight;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.escalation.WithStore;
import io.muster.testkit.FakeMail;
import io.muster.testkit.FakeMail.Mail;
import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A gap is told by mail: once, and once more when it is close. */
@QuarkusTest
@WithMuster
class WarnAheadFlowTest extends WithStore {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    WarnAhead ahead;

    @Test
    void theTeamLeadHearsOfAGapOnceAndOnceMoreWhenItIsNear() {
        Instant gap = clock.instant().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
        given().auth()
                .oauth2(Tokens.of("amir", "admin", "viewer"))
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "from",
                        gap.toString(),
                        "until",
                        gap.plus(Duration.ofHours(5)).toString(),
                        "shifts",
                        List.of(),
                        "reason",
                        "everybody is travelling"))
                .post("/schedules/" + store.schedule() + "/temporary-schedules")
                .then()
                .statusCode(200);

        look();
        look();
        Mail first = FakeMail.await(store.address("olga"), any -> true);
        assertThat(first.subject()).isEqualTo("[Muster] Nobody is on call soon: schedule " + store.schedule());
        assertThat(first.text()).contains("Nobody is on call in Payments from " + local(gap));

        clock.forward(Duration.ofDays(2).plusHours(1));
        look();
        look();

        await().untilAsserted(() -> assertThat(FakeMail.to(store.address("olga")).stream()
                        .map(Mail::id)
                        .distinct())
                .hasSize(2));
    }

    private static String local(Instant gap) {
        return gap.atZone(ZoneId.of("Europe/Berlin")).toString();
    }

    private void look() {
        List<Worry> worries = ahead.look().await().atMost(PATIENCE);
        assertThat(worries).extracting(Worry::kind).contains(Worry.Kind.GAP);
    }
}
