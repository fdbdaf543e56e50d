package io.muster.escalation.paging;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import org.junit.jupiter.api.Test;

/** Whom a policy asks to take a role, and when. */
class RolesByPolicyTest {

    private final PagingScenario store = new PagingScenario();

    @Test
    void aGraveIncidentAlsoGetsWhoSpeaksForTheBusiness() {
        store.businessRepresentative("olga");

        store.detected(Severity.SEV2).confirmed(Severity.SEV2);

        ResponderPaged last = store.of(ResponderPaged.class).getLast();
        assertThat(store.paged()).containsExactly("rami", "cora", "olga");
        assertThat(last.forRole()).isEqualTo(Role.BUSINESS_REPRESENTATIVE);
        assertThat(last.reason()).isEqualTo("named by the policy; SEV2 needs a business representative");
        assertThat(store.roles).containsEntry(Role.BUSINESS_REPRESENTATIVE, "olga");
    }

    @Test
    void aGraveIncidentAlsoGetsWhoLeadsTheWorkAndWhoWritesDown() {
        store.asks(Role.TECHNICAL_LEAD, "olga").asks(Role.SCRIBE, "amir");

        store.detected(Severity.SEV1).confirmed(Severity.SEV1);

        assertThat(store.paged()).containsExactly("rami", "olga", "cora", "amir");
        assertThat(store.roles).containsEntry(Role.TECHNICAL_LEAD, "olga").containsEntry(Role.SCRIBE, "amir");

        store.declines("amir", "amir");

        assertThat(store.paged()).as("who stands in").containsExactly("rami", "olga", "cora", "amir", "olga");
    }

    @Test
    void expertsAreAskedAndObserversMayLookOnUnasked() {
        store.asks(Role.SUBJECT_MATTER_EXPERT, "ada").asks(Role.OBSERVER, "olga");

        store.detected(Severity.SEV2).confirmed(Severity.SEV2);

        assertThat(store.paged()).containsExactly("rami", "cora", "ada");
        assertThat(store.roles).containsEntry(Role.OBSERVER, "olga").doesNotContainKey(Role.SUBJECT_MATTER_EXPERT);

        store.acknowledges("ada", "ada");

        assertThat(store.roles).containsEntry(Role.SUBJECT_MATTER_EXPERT, "ada");
        assertThat(store.escalation.state()).as("who helps spares nobody").isInstanceOf(EscalationState.Paging.class);
    }

    @Test
    void aMildIncidentNeedsNobodyForTheBusinessBeforeItIsRaised() {
        store.businessRepresentative("olga");
        store.detected(Severity.SEV3).confirmed(Severity.SEV3);
        assertThat(store.paged()).containsExactly("rami");

        store.severityChanged(Severity.SEV1).severityChanged(Severity.SEV2);

        assertThat(store.paged()).containsExactly("rami", "ada", "cora", "olga");
    }

    @Test
    void aPolicyThatNamesNobodyForTheBusinessPagesNobodyForIt() {
        store.detected(Severity.SEV1).confirmed(Severity.SEV1);

        assertThat(store.paged()).containsExactly("rami", "cora");
        assertThat(store.alarms).isEmpty();
    }
}
