package io.muster.escalation.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.EscalationEvent.EscalationExhausted;
import io.muster.contracts.EscalationEvent.PageFailed;
import io.muster.escalation.auditor.AuditRules.Evidence;
import io.muster.escalation.auditor.Finding.Kind;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whether a page is there and a provider took it. */
class AuditedPagesTest extends AuditedIncident {

    @Test
    void isLostWhenTheDatabaseDoesNotKnowIt() {
        begun();
        paged(11, 1, null);

        assertThat(findingsAt(12)).containsExactly(Kind.PAGE_LOST);
    }

    @Test
    void isNotSentWhenNoProviderTookIt() {
        begun();
        paged(11, 1, new Evidence(true, false, false));

        assertThat(findingsAt(71)).isEmpty();
        assertThat(findingsAt(72)).containsExactly(Kind.PAGE_NOT_SENT);
    }

    @Test
    void mayWaitForItsPersonsHours() {
        begun();
        paged(11, 1, new Evidence(true, false, true));

        assertThat(findingsAt(200)).isEmpty();
    }

    @Test
    void isMissedWhenAllHadTheirTimeAndNoneWasTaken() {
        begun();
        UUID page = paged(11, 1, new Evidence(true, false, false));
        events.add(new PageFailed(context(12), page, "rami", "550"));
        events.add(new EscalationExhausted(context(12), RUN, 1));

        assertThat(findingsAt(12 + 105)).isEmpty();
        assertThat(findingsAt(12 + 106)).containsExactly(Kind.PAGE_NOT_SENT);

        paged(200, 1, TAKEN);
        assertThat(findingsAt(10_000)).isEmpty();
    }

    @Test
    void mayWaitForItsContactsPaceAlsoWhenAllHadTheirTime() {
        begun();
        paged(11, 1, new Evidence(true, false, true));
        events.add(new EscalationExhausted(context(12), RUN, 1));

        assertThat(findingsAt(300)).isEmpty();
    }

    @Test
    void mayFailAloud() {
        begun();
        UUID page = paged(11, 1, new Evidence(true, false, false));
        events.add(new PageFailed(context(12), page, "rami", "550"));

        assertThat(findingsAt(200)).isEmpty();
    }
}
