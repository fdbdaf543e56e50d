package io.muster.escalation.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuditPagingTest {

    private static final Account ACCOUNT = new Account(new UUID(7, 7), List.of());

    @Test
    void moreIncidentsThanAreAuditedAreAFindingOfTheirOwn() {
        assertThat(AuditPaging.tooMany(Collections.nCopies(Ledger.MOST, ACCOUNT)))
                .get()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(Finding.Kind.AUDIT_BEHIND);
                    assertThat(finding.subject())
                            .as("that the stream is not read hides it not")
                            .isNotEqualTo("escalation-service");
                });
        assertThat(AuditPaging.tooMany(Collections.nCopies(Ledger.MOST - 1, ACCOUNT)))
                .isEmpty();
    }
}
