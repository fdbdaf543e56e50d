package io.muster.durable;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClockProducerTest {

    @Test
    void tellsWhatTheDatabaseCanKeep() {
        Clock clock = new ClockProducer().clock();

        Stream<Instant> readings = Stream.generate(clock::instant).limit(100);

        assertThat(readings).allMatch(at -> at.equals(at.truncatedTo(ChronoUnit.MICROS)));
    }
}
