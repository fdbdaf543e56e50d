package io.muster.escalation.channel.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.durable.Outcome;
import io.muster.web.HttpAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A telephone rings twice for one page at most. */
class EarlierCallsTest {

    private static final Instant PAGED = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void whereTheProviderListsNoCallItIsMadeHoweverOftenItFailed() {
        assertThat(listed().instead(2, PAGED)).isEmpty();
        assertThat(listed().instead(7, PAGED)).isEmpty();
        assertThat(listed(PAGED.minusSeconds(600)).instead(7, PAGED)).isEmpty();
    }

    @Test
    void whatMayHaveRungIsRungOnceMoreAndThenTheNextContactIsUsed() {
        EarlierCalls twice = listed(PAGED.plusSeconds(1), PAGED.plusSeconds(11));

        assertThat(twice.instead(2, PAGED)).isEmpty();
        assertThat(twice.instead(3, PAGED)).containsInstanceOf(Outcome.Rejected.class);
    }

    /** As when another page has called, and these attempts were refused, the provider having too much to do. */
    @Test
    void oneCallAmongManyAttemptsLeavesOneMore() {
        assertThat(listed(PAGED.plusSeconds(1)).instead(3, PAGED)).isEmpty();
        assertThat(listed(PAGED.minusSeconds(600), PAGED.plusSeconds(1)).instead(7, PAGED))
                .isEmpty();
    }

    @Test
    void theProvidersClockMayBeBehind() {
        assertThat(listed(PAGED.minusSeconds(3), PAGED.minusSeconds(9)).instead(3, PAGED))
                .isPresent();
    }

    @Test
    void whileItCannotBeAskedItIsRungOnceMoreOnly() {
        EarlierCalls unknown = new EarlierCalls(Optional.empty());

        assertThat(unknown.instead(2, PAGED)).isEmpty();
        assertThat(unknown.instead(3, PAGED)).containsInstanceOf(Outcome.Retry.class);
    }

    @Test
    void theListIsReadAsTwilioWritesIt() {
        assertThat(TwilioApi.called(answer(200, """
                        {"calls": [{"sid": "CA1", "date_created": "Fri, 20 Nov 2026 10:00:01 +0000", "start_time": null}]}""")))
                .contains(List.of(new TwilioApi.Call("CA1", PAGED.plusSeconds(1))));
        assertThat(TwilioApi.called(answer(200, "{\"calls\": []}"))).contains(List.of());
        assertThat(TwilioApi.called(answer(200, "{\"calls\": [{\"sid\": \"CA1\"}]}")))
                .isEmpty();
        assertThat(TwilioApi.called(answer(200, "ok"))).isEmpty();
        assertThat(TwilioApi.called(answer(500, "{\"calls\": []}"))).isEmpty();
    }

    private static EarlierCalls listed(Instant... calls) {
        return new EarlierCalls(Optional.of(List.of(calls)));
    }

    private static HttpAnswer answer(int status, String body) {
        return new HttpAnswer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }
}
