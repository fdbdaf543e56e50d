package io.muster.board;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import io.muster.testkit.Tokens;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The system's Chromium, driven by Playwright. Tests that need it are skipped where there is none. */
final class Browser implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;

    private Browser(Path chromium) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    }

    static Browser launch() {
        Optional<Path> chromium = find();
        assumeTrue(chromium.isPresent(), "no Chromium is installed: the pages are not tried in a browser");
        return new Browser(chromium.get());
    }

    private static Optional<Path> find() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A window in which every request carries the persona's token. */
    BrowserContext as(String persona, com.microsoft.playwright.Browser.NewContextOptions options) {
        return browser.newContext(
                options.setExtraHTTPHeaders(Map.of("Authorization", "Bearer " + Tokens.persona(persona))));
    }

    BrowserContext as(String persona) {
        return as(persona, new com.microsoft.playwright.Browser.NewContextOptions().setBypassCSP(true));
    }

    BrowserContext anonymous() {
        return browser.newContext();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
