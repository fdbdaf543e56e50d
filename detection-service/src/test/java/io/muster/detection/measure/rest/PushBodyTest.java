package io.muster.detection.measure.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.muster.contracts.Refusal;
import io.muster.detection.measure.MeasureProblem;
import io.muster.web.WebProblem;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PushBodyTest {

    @Test
    void whatCannotBeReadIsToldByItsField() {
        Refusal refusal = refused("{\"id\": \"p1\", \"values\": [{\"metric\": \"orders\", \"value\": \"many\"}]}");

        assertThat(refusal.code()).isEqualTo(WebProblem.MALFORMED_REQUEST);
        assertThat(refusal.getMessage()).startsWith("values[0].value ");
    }

    @Test
    void soIsWhatIsNotKnown() {
        Refusal refusal = refused("{\"id\": \"p1\", \"values\": [{\"metric\": \"orders\", \"amount\": 3}]}");

        assertThat(refusal.code()).isEqualTo(MeasureProblem.INVALID_MEASURE);
        assertThat(refusal.getMessage()).startsWith("values[0].amount is not known here");
    }

    @Test
    void whatIsNoJsonIsToldOfTheWhole() {
        assertThat(refused("{").getMessage()).startsWith("the push ");
        assertThat(refused(new byte[] {0, 0, '{', 0}).code()).isEqualTo(WebProblem.MALFORMED_REQUEST);
    }

    private static Refusal refused(String push) {
        return refused(push.getBytes(StandardCharsets.UTF_8));
    }

    private static Refusal refused(byte[] push) {
        PushBody body = new PushBody();
        body.json = new ObjectMapper().registerModule(new JavaTimeModule());
        return catchThrowableOfType(Refusal.class, () -> body.read(push, ValueBody.BatchBody.class));
    }
}
