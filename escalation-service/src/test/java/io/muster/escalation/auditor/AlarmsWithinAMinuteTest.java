package io.muster.escalation.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By its defaults the auditor tells of whatever stops pages within a minute: its patience and one of its looks together. */
class AlarmsWithinAMinuteTest {

    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final AuditorConfig config = defaults();

    private static AuditorConfig defaults() {
        SmallRyeConfig config =
                new SmallRyeConfigBuilder().withMapping(AuditorConfig.class).build();
        return config.getConfigMapping(AuditorConfig.class);
    }

    @Test
    void whenAPageRowIsGoneOrARecordIsDead() {
        assertThat(config.lookEvery()).isLessThan(MINUTE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a relay stands", "triage stands", "the engine does nothing about a confirmed incident"})
    void when(String trouble) {
        Duration patience = Map.of(
                        "a relay stands", config.publishedWithin(),
                        "triage stands", config.assessedWithin(),
                        "the engine does nothing about a confirmed incident", config.pagedWithin())
                .get(trouble);

        assertThat(patience.plus(config.lookEvery())).isLessThanOrEqualTo(MINUTE);
    }
}
