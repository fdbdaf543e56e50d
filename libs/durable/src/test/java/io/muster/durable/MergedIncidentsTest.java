package io.muster.durable;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.TriageEvent.IncidentMerged;
import io.muster.durable.database.Sql;
import io.muster.durable.merge.MergedIncidents;
import io.muster.testkit.WithMuster;
import io.muster.testkit.WithTopic;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The id of a merged incident is an alias of the one that it lives on in. */
@QuarkusTest
@WithMuster
class MergedIncidentsTest extends WithTopic {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    MergedIncidents merged;

    @Inject
    UnitOfWork unitOfWork;

    @Test
    void whateverIsAskedOfItIsAskedOfTheLastOfTheChainInWhateverOrderTheMergesCome() {
        UUID first = UUID.randomUUID();
        UUID between = UUID.randomUUID();
        UUID last = UUID.randomUUID();

        topic.publish(new IncidentMerged(Events.context(between), last));
        topic.publish(new IncidentMerged(Events.context(first), between));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(asked("/incidents/" + first)).isEqualTo(last + " a b&c"));
        assertThat(asked("/incidents/" + first.toString().toUpperCase())).isEqualTo(last + " a b&c");
        assertThat(asked("/incidents/" + between)).isEqualTo(last + " a b&c");
        assertThat(asked("/incidents/" + last)).isEqualTo(last + " a b&c");
        assertThat(livingIn(last)).containsExactlyInAnyOrder(first, between, last);
        assertThat(livingIn(first)).containsExactly(first);
        assertThat(unitOfWork.run(() -> merged.sameAs(first)).await().atMost(PATIENCE))
                .containsExactlyInAnyOrder(first, between, last);
    }

    @Test
    void aNumberLeadsToItsIncidentAndToTheOneThatItLivesOnIn() {
        UUID called = UUID.randomUUID();
        UUID survivor = UUID.randomUUID();
        call(4711, called);

        assertThat(asked("/incidents/INC-4711")).isEqualTo(called + " a b&c");
        assertThat(asked("/incidents/inc-4711")).isEqualTo(called + " a b&c");
        note(called, survivor);
        assertThat(asked("/incidents/INC-4711")).isEqualTo(survivor + " a b&c");
        assertThat(given().urlEncodingEnabled(false)
                        .get("/incidents;a=b/" + called + ";c=d/notes")
                        .asString())
                .startsWith(survivor.toString());
    }

    @Test
    void aNumberThatNobodyHasIsToldByItself() {
        UUID hidden = UUID.randomUUID();
        call(4715, hidden);

        String nobodys = given().get("/incidents/INC-4716/hidden")
                .then()
                .statusCode(404)
                .extract()
                .asString();

        assertThat(nobodys).isEqualTo("{\"detail\":\"there is no incident INC-4716\"}");
        assertThat(given().get("/incidents/inc-4715/hidden").asString()).isEqualTo(nobodys.replace("4716", "4715"));
        assertThat(given().get("/incidents/" + hidden + "/hidden").asString()).contains(hidden.toString());
    }

    @Test
    void aListIsAskedForByANumberToo() {
        UUID called = UUID.randomUUID();
        call(4713, called);

        assertThat(list("INC-4713")).isEqualTo(called + " a b&c");
        assertThat(list("inc-4713")).isEqualTo(called + " a b&c");
        assertThat(list(called.toString())).isEqualTo(called + " a b&c");
        assertThat(list("INC-4714")).isEqualTo(new UUID(0, 0) + " a b&c");
        given().queryParam("incident", "4713").get("/notes").then().statusCode(404);
    }

    private static String list(String incident) {
        return given().queryParam("text", "a b&c")
                .queryParam("incident", incident)
                .get("/notes")
                .asString();
    }

    /** As each service's migration does it with its own table. */
    private void call(long number, UUID incident) {
        unitOfWork
                .run(() -> Sql.update(
                        "create or replace view numbered_incident (number, id) as select cast(%d as bigint), cast('%s' as uuid)"
                                .formatted(number, incident)))
                .await()
                .atMost(PATIENCE);
    }

    @Test
    void theFirstWordStandsAndNothingIsMergedIntoItself() {
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();

        note(one, one);
        note(one, other);
        note(one, UUID.randomUUID());

        assertThat(unitOfWork.run(() -> merged.survivor(one)).await().atMost(PATIENCE))
                .isEqualTo(other);
    }

    private static String asked(String incident) {
        return given().queryParam("text", "a b&c").get(incident + "/notes").asString();
    }

    private List<UUID> livingIn(UUID incident) {
        return unitOfWork.run(() -> merged.livingIn(incident)).await().atMost(PATIENCE);
    }

    private void note(UUID one, UUID survivor) {
        unitOfWork.run(() -> merged.add(one, survivor)).await().atMost(PATIENCE);
    }
}
