package io.muster.escalation.channel.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.escalation.channel.messaging.RememberedCalls.Call;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RememberedCallsTest {

    private static final UUID PAGE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final RememberedCalls calls = new RememberedCalls();

    @Test
    void aCallIsForTheMessageThatItWasMadeFor() {
        calls.made("CA1", PAGE);

        assertThat(calls.isForAnother("CA1", PAGE)).isFalse();
        assertThat(calls.isForAnother("CA1", OTHER)).isTrue();
    }

    @Test
    void oneThatIsNotKnownMayBeForAny() {
        assertThat(calls.isForAnother("CA1", PAGE)).isFalse();
        assertThat(calls.isForAnother("", PAGE)).isFalse();
    }

    @Test
    void theOldestAreForgotten() {
        calls.made("CA0", OTHER);
        for (int number = 1; number <= 10_000; number++) {
            calls.made("CA" + number, OTHER);
        }

        assertThat(calls.isForAnother("CA0", PAGE)).isFalse();
        assertThat(calls.isForAnother("CA1", PAGE)).isTrue();
    }

    @Test
    void replicasUnderstandEachOtherAndNothingElse() {
        Call call = new Call("CA0123456789abcdef0123456789abcdef", PAGE);

        assertThat(Call.in(call.words())).contains(call);
        assertThat(Call.in("CA1 soon")).isEmpty();
        assertThat(Call.in("CA1")).isEmpty();
    }
}
