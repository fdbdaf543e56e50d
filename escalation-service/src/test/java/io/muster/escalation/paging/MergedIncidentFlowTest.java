package io.muster.escalation.paging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.muster.contracts.EscalationEvent.EscalationStarted;
import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.EscalationEvent.RoleAssigned;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.escalation.Store;
import io.muster.escalation.WithStore;
import io.muster.testkit.FakeMail;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two incidents turn out to be one: who was paged for the one that goes is not asked any more, who has come has come. */
@QuarkusTest
@WithMuster
class MergedIncidentFlowTest extends WithStore {

    private Store other;

    @BeforeEach
    void open() {
        other = Store.open(topic, clock);
    }

    @Test
    void thePagesOfTheMergedOneStop() {
        UUID survivor = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        UUID merged = other.confirmed(other.detected(Severity.SEV3), Severity.SEV3);
        other.mailTo("rami");

        other.merged(merged, survivor);

        await().untilAsserted(() -> Store.incident(merged)
                .body("id", equalTo(survivor.toString()))
                .body("pages.state", hasItem("stopped")));
        clock.forward(Duration.ofMinutes(6));
        store.mailTo("ada");
        assertThat(FakeMail.to(other.address("ada")))
                .as("nobody else is paged for what was merged")
                .isEmpty();
    }

    @Test
    void theLinkOfAMergedOnesMessageAnswersForTheSurvivor() {
        UUID survivor = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        UUID merged = other.confirmed(other.detected(Severity.SEV3), Severity.SEV3);
        String link = Store.linkIn(other.mailTo("rami"));
        store.mailTo("rami");
        other.merged(merged, survivor);
        await().untilAsserted(() -> Store.incident(merged).body("id", equalTo(survivor.toString())));

        given().get(link).then().statusCode(200);
        given().post(link).then().statusCode(200);

        Store.incident(survivor)
                .body("escalation.state", equalTo("acknowledged"))
                .body("escalation.acknowledgedBy", equalTo(other.id("rami")));
        given().get(link).then().statusCode(200).body(containsString(other.id("rami")));
    }

    @Test
    void whoAnsweredForTheMergedOneHasAnsweredForTheSurvivor() {
        UUID survivor = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        UUID merged = other.confirmed(other.detected(Severity.SEV3), Severity.SEV3);
        store.mailTo("rami");
        given().post(Store.linkIn(other.mailTo("rami"))).then().statusCode(200);
        topic.await(PageAcknowledged.class, merged);

        other.merged(merged, survivor);

        PageAcknowledged carried = topic.await(PageAcknowledged.class, survivor);
        assertThat(carried.person()).isEqualTo(other.id("rami"));
        RoleAssigned role = topic.await(RoleAssigned.class, survivor);
        assertThat(List.of(role.role(), role.person())).containsExactly(Role.COMMANDER, other.id("rami"));
        Store.incident(survivor)
                .body("escalation.state", equalTo("acknowledged"))
                .body("escalation.acknowledgedBy", equalTo(other.id("rami")))
                .body("pages.state", contains("stopped", "acknowledged", "acknowledged"));
        clock.forward(Duration.ofMinutes(20));
        assertThat(topic.all(survivor).stream().filter(ResponderPaged.class::isInstance))
                .as("nobody else is asked for the survivor")
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void norIsAnybodyElseAskedForASurvivorThatIsConfirmedLater(boolean known) {
        UUID merged = other.confirmed(other.detected(Severity.SEV3), Severity.SEV3);
        given().post(Store.linkIn(other.mailTo("rami"))).then().statusCode(200);
        topic.await(PageAcknowledged.class, merged);
        UUID survivor = UUID.randomUUID();

        if (known) {
            store.detected(survivor, Severity.SEV3, store.service(), clock.instant());
            await().untilAsserted(() -> Store.incident(survivor).statusCode(200));
        }
        other.merged(merged, survivor);
        await().untilAsserted(() -> Store.incident(merged).body("id", not(equalTo(merged.toString()))));
        if (!known) {
            store.detected(survivor, Severity.SEV3, store.service(), clock.instant());
        }
        assertThat(topic.await(PageAcknowledged.class, survivor).person()).isEqualTo(other.id("rami"));
        store.confirmed(survivor, Severity.SEV3);

        topic.await(EscalationStarted.class, survivor);
        Store.incident(survivor)
                .body("escalation.state", equalTo("acknowledged"))
                .body("escalation.acknowledgedBy", equalTo(other.id("rami")));
        assertThat(topic.all(survivor)).noneMatch(ResponderPaged.class::isInstance);
    }
}
