package io.muster.escalation;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;

import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks like the one file and is not is refused, not half taken; a large one is kept in good time. */
@QuarkusTest
@WithMuster
class OneFileRefusalsTest {

    private final String id = UUID.randomUUID().toString().substring(0, 8);

    @ParameterizedTest
    @ValueSource(strings = {"dryRun=1", "dryRun=yes", "dryRun", "prune=TRUE", "prune="})
    void aWordThatIsNeitherTrueNorFalseKeepsNothing(String query) {
        OneFile.keep(query, person("mia-" + id)).statusCode(422).body("detail", containsString("either true or false"));

        given().auth()
                .oauth2(Tokens.persona("amir"))
                .get("/people/mia-" + id)
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"people: 5", "people: [{name: Mia, timeZone: UTC}]", "teams: none"})
    void aSectionOfAnotherShapeIsNotTakenForAnEmptyOne(String file) {
        OneFile.keep("dryRun=true&prune=true", file).statusCode(422).body("detail", containsString("by its key"));
    }

    @Test
    void aKeyThatComesTwiceIsRefused() {
        String twice = person("mia-" + id) + person("mia-" + id).replace("people:\n", "");

        OneFile.keep("", twice).statusCode(422).body("detail", containsString("mia-" + id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"---\n", "...\n---\n"})
    void severalDocumentsAreNotTakenForTheFirst(String parting) {
        OneFile.keep("dryRun=true&prune=true", person("mia-" + id) + parting + person("noah-" + id))
                .statusCode(422)
                .body("detail", containsString("It holds 2 documents"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"- people: {}\n---\nteams: {}\n", "[{\"people\": {}}] and more", "[{\"people\": {}}]"})
    void aListIsNotTakenForItsDocuments(String file) {
        OneFile.keep("dryRun=true&prune=true", file).statusCode(422);
    }

    @Test
    void oneDocumentMayBeMarkedAsOne() {
        OneFile.keep("dryRun=true", "---\n" + person("mia-" + id) + "---\n# nothing more\n")
                .statusCode(200)
                .body("created", hasSize(1));
    }

    @Test
    void whatFollowsJsonIsNotLeftOut() {
        OneFile.keep("dryRun=true", "{\"people\": {}} and more").statusCode(422);
    }

    @Test
    void whatNoStoreCanHoldIsToldAsByTheApi() {
        OneFile.keep("", person("mia-" + id).replace("name: Mia", "name: \"a\\0b\""))
                .statusCode(422)
                .body("detail", containsString("name holds a character that no store can hold"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P999999999D", "1e30", "300000", "PT0S", "-5"})
    void aTimeoutThatNobodyMeansIsRefused(String timeout) {
        String file = """
                policies:
                  slow-%s:
                    name: Slow
                    levels: [{targets: [{person: ada}], timeout: %s}]
                """.formatted(id, timeout);

        OneFile.keep("", file).statusCode(422).body("detail", containsString("timeout"));
    }

    @Test
    void aLargeFileIsKeptAndOneThatIsTooLargeIsNot() {
        OneFile.keep("dryRun=true", people(60)).statusCode(200).body("created", hasSize(60));

        OneFile.keep("dryRun=true", people(1_001)).statusCode(422).body("detail", containsString("1001 things"));
    }

    private String people(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> person("mia-" + id + "-" + number).replace("people:\n", ""))
                .collect(Collectors.joining("", "people:\n", ""));
    }

    private static String person(String key) {
        return """
                people:
                  %s:
                    name: Mia
                    timeZone: UTC
                    contacts: [{kind: mail, address: %s@example.com}]
                """.formatted(key, key);
    }
}
