package io.muster.detection.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CookieJarTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final String SHOP = "https://www.shop.example";

    private final CookieJar jar = new CookieJar();

    @Test
    void theLatestValueGoesBack() {
        set(SHOP + "/", "session=abc; Path=/; HttpOnly", "lang=de");
        set(SHOP + "/cart", "session=def=; Path=/");

        assertThat(jar.sentTo(URI.create(SHOP + "/pay"))).contains("session=def=; lang=de");
    }

    @Test
    void whatHasEndedDoesNotGoBack() {
        set(SHOP + "/", "a=1; Path=/", "b=2; Path=/", "c=3; Path=/", "d=4; Path=/");
        set(SHOP + "/", "a=; Path=/; Max-Age=0", "b=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
        set(SHOP + "/", "c=5; Path=/; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
        set(SHOP + "/", "d=6; Path=/; Expires=some day");

        assertThat(jar.sentTo(URI.create(SHOP + "/"))).contains("c=5; d=6");
    }

    @Test
    void aCookieGoesToItsPathOnly() {
        set(SHOP + "/cart/items", "folder=1", "cart=2; Path=/cart", "all=3; Path=/");

        assertThat(jar.sentTo(URI.create(SHOP + "/cart/7"))).contains("folder=1; cart=2; all=3");
        assertThat(jar.sentTo(URI.create(SHOP + "/cartoons"))).contains("all=3");
        assertThat(jar.sentTo(URI.create(SHOP))).contains("all=3");
    }

    @Test
    void aCookieGoesToItsDomainOnly() {
        set(SHOP + "/", "host=1", "shop=2; Domain=.Shop.example");
        set(SHOP + "/", "other=3; Domain=bank.example", "wide=4; Domain=example", "deep=5; Domain=a.www.shop.example");

        assertThat(jar.sentTo(URI.create(SHOP + "/"))).contains("host=1; shop=2");
        assertThat(jar.sentTo(URI.create("https://pay.shop.example/"))).contains("shop=2");
        assertThat(jar.sentTo(URI.create("https://shop.example/"))).contains("shop=2");
        assertThat(jar.sentTo(URI.create("https://notshop.example/"))).isEmpty();
    }

    @Test
    void aHostWithoutDotsMayNameItself() {
        set("http://localhost:8080/", "a=1; Domain=localhost");

        assertThat(jar.sentTo(URI.create("http://localhost:9090/"))).contains("a=1");
        assertThat(jar.sentTo(URI.create("http://a.localhost/"))).isEmpty();
    }

    @Test
    void whatIsSecureIsNotSentInClear() {
        set(SHOP + "/", "a=1; Secure", "b=2");

        assertThat(jar.sentTo(URI.create("http://www.shop.example/"))).contains("b=2");
    }

    @Test
    void whatIsNoCookieIsLeftOut() {
        set(SHOP + "/", "", ";", "=x", "nothing", "a=1;;=;Path");

        assertThat(jar.sentTo(URI.create(SHOP + "/"))).contains("a=1");
        assertThat(jar.sentTo(URI.create("mailto:x"))).isEmpty();
    }

    private void set(String from, String... cookies) {
        jar.keep(URI.create(from), List.of(cookies), NOW);
    }
}
