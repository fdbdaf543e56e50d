package io.muster.board;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.muster.contracts.Audience;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.testkit.LifecycleTopic;
import io.muster.testkit.WithMuster;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a person sees, in a real browser. Pictures of the pages are left in {@code target/screenshots}. */
@QuarkusTest
@WithMuster
class PagesInBrowserTest {

    private static final double PATIENCE_MS = 20_000;
    private static Browser browser;
    private static LifecycleTopic topic;

    @TestHTTPResource("/")
    URI board;

    @BeforeAll
    static void open() {
        browser = Browser.launch();
        topic = LifecycleTopic.open();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            topic.close();
            browser.close();
        }
    }

    @Test
    void theListFollowsWhatHappens() {
        var sample = new SampleIncident(3_001, Instant.now().minus(Duration.ofMinutes(14)));
        try (BrowserContext window = browser.as("vito")) {
            Page page = window.newPage();
            page.navigate(board.toString());
            assertThat(page.locator("#live")).containsText("Live", within());

            topic.publish(sample.detected("Card payments fail at checkout", Severity.SEV2));
            var card = page.locator("#i-" + sample.id);
            assertThat(card).containsText("Card payments fail at checkout", within());
            assertThat(card).containsText("SEV2 proposed");
            assertThat(card).containsText("nobody yet");
            assertThat(page.locator("#news")).containsText("INC-3001: Incident detected");

            topic.publish(sample.confirmed(Severity.SEV1));
            topic.publish(sample.role(Role.COMMANDER, "ada"));
            topic.publish(sample.update(Instant.now().plusSeconds(900), Audience.RESPONDERS));
            assertThat(card).containsText("ada", within());
            assertThat(card.locator(".due")).hasText(java.util.regex.Pattern.compile("in 14:\\d\\d"), textWithin());
            assertThat(card).containsText("SEV1");
        }
    }

    @Test
    void anIncidentsPageFollowsWhatHappens() {
        var sample = new SampleIncident(3_002, Instant.now().minus(Duration.ofMinutes(14)));
        publish(sample.firstMinutes("Gift cards are refused", Instant.now().plusSeconds(600)));
        try (BrowserContext window = browser.as("vito")) {
            Page page = openIncident(window, sample);
            assertThat(page.locator(".rows > li")).hasCount(11, countWithin());
            assertThat(page.locator("#live")).containsText("Live", within());

            topic.publish(sample.mitigationApplied());
            topic.publish(sample.mitigated());

            assertThat(page.locator(".rows > li").first()).containsText("Incident mitigated", within());
            assertThat(page.locator(".steps .current")).containsText("Resolve", within());
            assertThat(page.locator(".rows > li.new").first()).isVisible();
            assertThat(page.locator(".hero .status")).hasText("mitigated");
        }
    }

    @Test
    void pagesThatWaitAreDrawnForWhoSeesPaging() throws IOException {
        var sample = new SampleIncident(3_004, Instant.now().minus(Duration.ofMinutes(14)));
        topic.publish(sample.detected("Order mails are late", Severity.SEV3));
        topic.publish(sample.confirmed(Severity.SEV3));
        try (BrowserContext window = browser.as("ada", new NewContextOptions().setBypassCSP(true))) {
            Page page = openIncident(window, sample);
            assertThat(page.locator("#live")).containsText("Live", within());
            assertThat(page.locator(".waits")).hasCount(0);

            topic.publish(sample.held("held for a person's decision, since it happened at 03:00"));
            topic.publish(sample.quiet("rami", Instant.now().plus(Duration.ofHours(6))));

            assertThat(page.locator(".waits li").last()).containsText("rami has quiet hours", within());
            assertThat(page.locator(".waits li").last()).containsText("paged by mail, then by webhook");
            assertThat(violations(page)).isEmpty();
            picture(page, "incident-waits");
        }
        try (BrowserContext window = browser.as("olga")) {
            assertThat(openIncident(window, sample).locator(".waits")).hasCount(0);
        }
    }

    @Test
    void withoutScriptsThePageIsComplete() {
        var sample = new SampleIncident(3_003, Instant.now().minus(Duration.ofMinutes(14)));
        publish(sample.firstMinutes("Sellers cannot list items", Instant.now().plusSeconds(600)));
        try (BrowserContext scripted = browser.as("vito")) {
            assertThat(openIncident(scripted, sample).locator(".rows > li")).hasCount(11, countWithin());
        }
        try (BrowserContext window = browser.as("vito", new NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = window.newPage();
            page.navigate(address(sample));

            assertThat(page.locator("h1")).hasText("Sellers cannot list items");
            assertThat(page.locator(".rows > li")).hasCount(11);
            assertThat(page.locator("#live")).isHidden();
        }
    }

    @Test
    void everyoneCanReadThePages() throws IOException {
        scene();
        readInLightAndDark();
        readByEveryRole();
        readOnAPhone();
    }

    private void readInLightAndDark() throws IOException {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            var options = new NewContextOptions()
                    .setBypassCSP(true)
                    .setColorScheme(scheme)
                    .setViewportSize(1280, 900);
            try (BrowserContext window = browser.as("ada", options)) {
                Page page = window.newPage();
                page.navigate(board.toString());
                assertThat(page.locator("#live")).containsText("Live", within());
                assertThat(violations(page)).isEmpty();
                picture(page, "list-" + scheme);
                page.locator(".card h3 a").first().click();
                assertThat(page.locator("#live")).containsText("Live", within());
                assertThat(violations(page)).isEmpty();
                picture(page, "incident-" + scheme);
            }
        }
    }

    private void readByEveryRole() throws IOException {
        for (String persona : List.of("olga", "cora", "vito", "rami")) {
            try (BrowserContext window = browser.as(persona)) {
                Page page = window.newPage();
                page.navigate(board.toString());
                page.locator(".card h3 a").first().click();
                assertThat(page.locator("#live")).containsText("Live", within());
                assertThat(violations(page)).isEmpty();
                picture(page, "incident-" + persona);
            }
        }
    }

    private void readOnAPhone() throws IOException {
        try (BrowserContext phone = browser.as("ada", new NewContextOptions().setViewportSize(390, 844))) {
            Page page = phone.newPage();
            page.navigate(board.toString());
            assertThat(page.locator("#live")).containsText("Live", within());
            picture(page, "list-phone");
            page.locator(".card h3 a").first().click();
            picture(page, "incident-phone");
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("nothing has to be scrolled sideways")
                    .isTrue();
        }
    }

    /** Three open incidents and two that are over. */
    private void scene() {
        Instant now = Instant.now();
        var grave = new SampleIncident(1_042, now.minus(Duration.ofMinutes(13)));
        publish(grave.firstMinutes("Card payments fail at checkout for every customer", now.plusSeconds(760)));
        topic.publish(grave.mitigationApplied());
        var slow = new SampleIncident(1_041, now.minus(Duration.ofMinutes(48)));
        topic.publish(slow.detected("Search answers slowly on the mobile app", Severity.SEV2));
        topic.publish(slow.confirmed(Severity.SEV2));
        topic.publish(slow.role(Role.COMMANDER, "rami"));
        topic.publish(slow.update(now.minusSeconds(130), Audience.SUPPORT));
        var fresh = new SampleIncident(1_043, now.minus(Duration.ofMinutes(2)));
        topic.publish(fresh.detected("Seller payouts are late in one region", Severity.SEV3));
        var over = new SampleIncident(1_039, now.minus(Duration.ofHours(30)));
        publish(over.firstMinutes("Vouchers are refused in the cart", now.minus(Duration.ofHours(29))));
        publish(over.rest());
        var noise = new SampleIncident(1_040, now.minus(Duration.ofHours(6)));
        topic.publish(noise.detected("Pages of the help centre answer with errors", Severity.SEV3));
        topic.publish(noise.dismissed());
        try (BrowserContext window = browser.as("ada")) {
            assertThat(openIncident(window, noise).locator(".hero .status")).hasText("dismissed", textWithin());
            assertThat(openIncident(window, over).locator(".hero .status")).hasText("closed", textWithin());
        }
    }

    /** What axe-core finds: contrast, names, landmarks, order. */
    private static List<String> violations(Page page) throws IOException {
        page.evaluate(axe());
        List<String> found = new ArrayList<>();
        Object result = page.evaluate(
                "axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target + ' ' + n.failureSummary).join(' | ')))");
        ((List<?>) result).forEach(violation -> found.add(violation.toString()));
        return found;
    }

    private static String axe() throws IOException {
        try (InputStream script = Thread.currentThread().getContextClassLoader().getResourceAsStream("axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target/screenshots", name.toLowerCase(java.util.Locale.ROOT) + ".png")));
    }

    private Page openIncident(BrowserContext window, SampleIncident sample) {
        Page page = window.newPage();
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> page.navigate(address(sample)).status() == 200);
        return page;
    }

    private String address(SampleIncident sample) {
        return board.resolve("/incidents/" + sample.id).toString();
    }

    private static void publish(List<LifecycleEvent> events) {
        events.forEach(topic::publish);
    }

    private static LocatorAssertions.ContainsTextOptions within() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MS);
    }

    private static LocatorAssertions.HasCountOptions countWithin() {
        return new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MS);
    }

    private static LocatorAssertions.HasTextOptions textWithin() {
        return new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MS);
    }
}
