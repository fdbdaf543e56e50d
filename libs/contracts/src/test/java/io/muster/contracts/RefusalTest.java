package io.muster.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RefusalTest {

    enum Problem implements ProblemCode {
        NO;

        @Override
        public Entry entry() {
            return new Entry("no", 409, "No");
        }
    }

    @Test
    void carriesWhatTheEdgeNeedsAndNoStackTrace() {
        Refusal refusal = new Refusal(Problem.NO, "not now", Events.INCIDENT, Map.of("until", "noon"));

        assertThat(refusal.code()).isEqualTo(Problem.NO);
        assertThat(refusal.detail()).isEqualTo("not now");
        assertThat(refusal.incidentId()).contains(Events.INCIDENT);
        assertThat(refusal.details()).containsEntry("until", "noon");
        assertThat(refusal.getStackTrace()).isEmpty();
    }
}
