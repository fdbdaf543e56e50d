package io.muster.escalation.paging.persistence;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.muster.contracts.Severity;
import io.muster.escalation.Store;
import io.muster.escalation.WithStore;
import io.muster.testkit.Infrastructure;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithMuster
class ExpiredLinksTest extends WithStore {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    ExpiredLinks links;

    @Test
    void aLinkTellsNothingOnceItHasExpiredAndIsForgottenLater() throws SQLException {
        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        String link = Store.linkIn(store.mailTo("rami"));
        given().post(link).then().statusCode(200);
        links.forget().await().atMost(PATIENCE);
        given().get(link).then().statusCode(200).body(containsString("Already acknowledged"));

        age(incident, "25 hours");
        assertThat(links.forget().await().atMost(PATIENCE)).isZero();
        given().get(link)
                .then()
                .statusCode(410)
                .body(containsString("expired"))
                .body(not(containsString("Card payments")));

        age(incident, "8 days");
        assertThat(links.forget().await().atMost(PATIENCE)).isPositive();
        given().get(link).then().statusCode(404);
    }

    private static void age(UUID incident, String by) throws SQLException {
        try (var connection = Infrastructure.database().open();
                var update =
                        connection.prepareStatement("update page_link set expires_at = expires_at - cast(? as interval)"
                                + " where page_id in (select id from page where incident_id = ?)")) {
            update.setString(1, by);
            update.setObject(2, incident);
            assertThat(update.executeUpdate()).isPositive();
        }
    }
}
