package io.muster.escalation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.muster.testkit.FakeMail;
import io.muster.testkit.Repository;
import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The calls and the file of docs/escalation.md, made as they stand there: what the page says is what works. */
@QuarkusTest
@WithMuster
class FirstRotaPageTest {

    /** {@code METHOD /path} and, where there is one, its body. */
    private static final Pattern CALL = Pattern.compile("`(PUT|POST) (/\\S+)`(?: `(\\{[^`]*})`)?");

    private static final Pattern FILE = Pattern.compile("--data-binary @docs/(\\S+)");

    private record Call(String method, String path, String body) {

        ValidatableResponse make() {
            var request = given().auth().oauth2(Tokens.persona("amir")).contentType(ContentType.JSON);
            return (body == null ? request : request.body(body))
                    .request(method, path)
                    .then();
        }
    }

    @Test
    void theFileOfThePageIsKept() throws IOException {
        Matcher file = FILE.matcher(between("### By one file", "### By API"));
        assertThat(file.find()).isTrue();
        String set = Files.readString(Repository.root().resolve("docs").resolve(file.group(1)));

        OneFile.keep("dryRun=true", set).statusCode(200).body("dryRun", equalTo(true));
        OneFile.keep("", set).statusCode(200);

        given().auth()
                .oauth2(Tokens.persona("vito"))
                .get("/schedules/search-primary/on-call")
                .then()
                .statusCode(200)
                .body("person", notNullValue());
    }

    @Test
    void theCallsOfThePageLeadToATestPage() throws IOException {
        List<Call> steps = calls(between("### By API", "### Try it"));
        assertThat(steps)
                .extracting(Call::path)
                .containsExactly(
                        "/people/mia",
                        "/people/noah",
                        "/schedules/search",
                        "/teams/search",
                        "/policies/search",
                        "/services/search");
        steps.forEach(step -> assertThat(step.make().statusCode(200).extract().<List<String>>path("warnings"))
                .as(step.path())
                .isNullOrEmpty());

        List<Call> tries = calls(between("### Try it", "## The model"));
        assertThat(tries)
                .extracting(Call::path)
                .containsExactly(
                        "/policies/search/dry-run",
                        "/people/mia/contacts/1/verification",
                        "/policies/search/test-page");
        tries.get(0).make().statusCode(200).body("contacts[0].person", notNullValue());
        tries.get(1).make().statusCode(200);
        FakeMail.await("mia@store.example", mail -> mail.subject().startsWith("[Test] Answer this"));
        String test = tries.get(2).make().statusCode(200).extract().path("id");
        given().auth()
                .oauth2(Tokens.persona("vito"))
                .get("/incidents/" + test)
                .then()
                .statusCode(200)
                .body("pages", hasSize(1));
    }

    private static String between(String from, String until) throws IOException {
        String page = Files.readString(Repository.root().resolve("docs/escalation.md"));
        return page.substring(page.indexOf(from), page.indexOf(until));
    }

    private static List<Call> calls(String text) {
        List<Call> calls = new ArrayList<>();
        Matcher call = CALL.matcher(text);
        while (call.find()) {
            calls.add(new Call(call.group(1), call.group(2), call.group(3)));
        }
        return calls;
    }
}
