package io.muster.detection.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.DetectionEvent.Source;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IntegrationTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Integration MADE = Integration.created(
            UUID.randomUUID(), "prometheus", Source.MONITORING, Terms.of(IntegrationKind.ANY), "one", "amir", NOW);

    @Test
    void acceptsItsKeyOnly() {
        assertThat(MADE.accepts("one", NOW)).isTrue();
        assertThat(MADE.accepts("two", NOW)).isFalse();
    }

    @Test
    void afterARotationBothKeysWorkForAWhile() {
        Integration rotated = MADE.rotated("two", NOW, NOW.plusSeconds(60));

        assertThat(rotated.accepts("two", NOW.plusSeconds(61))).isTrue();
        assertThat(rotated.accepts("one", NOW.plusSeconds(59))).isTrue();
        assertThat(rotated.accepts("one", NOW.plusSeconds(60))).isFalse();
    }

    @Test
    void ofTwoRotationsSoonAfterEachOtherEachKeyWorksForItsWhile() {
        Integration twice = MADE.rotated("two", NOW, NOW.plusSeconds(60))
                .rotated("three", NOW.plusSeconds(10), NOW.plusSeconds(70));
        Integration later = twice.rotated("four", NOW.plusSeconds(65), NOW.plusSeconds(125));

        assertThat(twice.accepts("one", NOW.plusSeconds(59))).isTrue();
        assertThat(twice.accepts("one", NOW.plusSeconds(60))).isFalse();
        assertThat(twice.accepts("two", NOW.plusSeconds(69))).isTrue();
        assertThat(twice.revoked(NOW).accepts("one", NOW)).isFalse();
        assertThat(later.formerKeys()).extracting(key -> key.hash()).containsExactly("three", "two");
    }

    @Test
    void revokedItAcceptsNothing() {
        Integration revoked = MADE.rotated("two", NOW, NOW.plusSeconds(60)).revoked(NOW);

        assertThat(revoked.accepts("one", NOW)).isFalse();
        assertThat(revoked.accepts("two", NOW)).isFalse();
        assertThat(revoked.revoked(NOW.plusSeconds(5)).revokedAt()).isEqualTo(NOW);
    }

    @Test
    void theKeyIsABearerTokenOrABasicPassword() {
        String basic = Base64.getEncoder().encodeToString("anyone:mk_1".getBytes());

        assertThat(KeyInHeader.of("Bearer mk_1")).contains("mk_1");
        assertThat(KeyInHeader.of("bearer  mk_1 ")).contains("mk_1");
        assertThat(KeyInHeader.of("Basic " + basic)).contains("mk_1");
        assertThat(KeyInHeader.of("GenieKey mk_1")).contains("mk_1");
        assertThat(KeyInHeader.of("Basic nonsense!")).isEmpty();
        assertThat(KeyInHeader.of("Digest x")).isEmpty();
        assertThat(KeyInHeader.of(null)).isEmpty();
    }
}
