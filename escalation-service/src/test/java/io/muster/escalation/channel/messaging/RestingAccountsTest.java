package io.muster.escalation.channel.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.escalation.channel.messaging.RestingAccounts.Rest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestingAccountsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final URI OURS = URI.create("https://sms.example/Accounts/AC1/Messages.json?To=1");

    private final RestingAccounts accounts = new RestingAccounts();

    @Test
    void anAccountRestsForAsLongAsItsProviderAsks() {
        accounts.rest(OURS, Duration.ofSeconds(30), NOW);

        assertThat(accounts.of(OURS, NOW.plusSeconds(10))).contains(Duration.ofSeconds(20));
        assertThat(accounts.of(OURS, NOW.plusSeconds(30))).isEmpty();
    }

    @Test
    void whateverIsAskedOfItAndNoOtherAccountRests() {
        accounts.rest(OURS, Duration.ofSeconds(30), NOW);

        assertThat(accounts.of(URI.create("https://sms.example/Accounts/AC1/Messages.json"), NOW))
                .isPresent();
        assertThat(accounts.of(URI.create("https://sms.example/Accounts/AC2/Messages.json"), NOW))
                .isEmpty();
    }

    @Test
    void whatIsNewsIsToldAndUnderstoodByTheOthers() {
        RestingAccounts others = new RestingAccounts();
        Rest rest = accounts.rest(OURS, Duration.ofSeconds(30), NOW).orElseThrow();

        assertThat(rest.words()).doesNotContain("sms.example");
        assertThat(others.learn(Rest.in(rest.words()).orElseThrow(), NOW)).isTrue();
        assertThat(others.of(OURS, NOW)).contains(Duration.ofSeconds(30));
        assertThat(others.learn(rest, NOW)).isFalse();
        assertThat(others.rest(OURS, Duration.ofSeconds(5), NOW)).isEmpty();
        assertThat(Rest.in("what another version says")).isEmpty();
    }

    @Test
    void theLongestRestCountsAndNoneIsNone() {
        accounts.rest(OURS, Duration.ofSeconds(30), NOW);
        accounts.rest(OURS, Duration.ofSeconds(5), NOW.plusSeconds(1));
        accounts.rest(URI.create("https://chat.example/post"), Duration.ZERO, NOW);

        assertThat(accounts.of(OURS, NOW.plusSeconds(29))).contains(Duration.ofSeconds(1));
        assertThat(accounts.of(URI.create("https://chat.example/post"), NOW)).isEmpty();
    }
}
