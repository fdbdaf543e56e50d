package io.muster.detection.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Journey;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeTest {

    @Test
    void aJourneyComesBeforeAServiceAndAServiceBeforeTheSignalItself() {
        assertThat(Scope.of(Journey.PAY, "payments", "alert:x").key()).isEqualTo("journey:pay");
        assertThat(Scope.of(null, "payments", "alert:x").key()).isEqualTo("service:payments");
        assertThat(Scope.of(null, null, "alert:x").key()).isEqualTo("alert:x");
    }

    @Test
    void theScopesOfAnIncidentAreOrderedForTheirLocks() {
        assertThat(Scope.of(List.of(Journey.PAY, Journey.CART, Journey.PAY), "payments"))
                .extracting(Scope::key)
                .containsExactly("journey:cart", "journey:pay");
        assertThat(Scope.of(List.of(), "payments")).extracting(Scope::key).containsExactly("service:payments");
        assertThat(Scope.of(List.of(), null)).isEmpty();
    }

    @Test
    void whatFewMayKnowOfMeetsItsLikeAndNothingElse() {
        assertThat(Scope.of(List.of(Journey.PAY), "payments", true))
                .extracting(Scope::key)
                .containsExactly("security/journey:pay");
        assertThat(Scope.of(List.of(Journey.PAY), "payments", false)).isEqualTo(Scope.of(List.of(Journey.PAY), null));
        assertThat(Scope.of(null, "payments", "x").secret())
                .isEqualTo(Scope.of(List.of(), "payments", true).getFirst());
    }
}
