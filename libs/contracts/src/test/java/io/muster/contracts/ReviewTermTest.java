package io.muster.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReviewTermTest {

    @Test
    void aPolicyIsReadAgainAfterHalfAYear() {
        assertThat(ReviewTerm.dueAt(Instant.parse("2026-08-31T10:00:00Z")))
                .isEqualTo(Instant.parse("2027-02-28T10:00:00Z"));
    }

    @Test
    void whatNobodyTookOverIsNotDue() {
        assertThat(ReviewTerm.dueAt(null)).isNull();
    }
}
