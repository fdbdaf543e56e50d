package io.muster.web;

import static io.muster.web.RoleInIncident.mayAct;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoleInIncidentTest {

    @Test
    void theHolderDecidesEvenWithoutThePermission() {
        var decision = mayAct("rami", false, "rami", Permission.COMMANDER);

        assertThat(decision.allowed()).isTrue();
        assertThat(decision.flagged()).isFalse();
    }

    @Test
    void thePermissionDoesNotOverrideTheHolder() {
        var decision = mayAct("ada", true, "rami", Permission.COMMANDER);

        assertThat(decision.allowed()).isFalse();
        assertThat(decision.reason()).contains("rami");
    }

    @Test
    void whileTheRoleIsEmptyThePermissionSufficesAndIsFlagged() {
        var decision = mayAct("ada", true, null, Permission.COMMANDER);

        assertThat(decision.allowed()).isTrue();
        assertThat(decision.flagged()).isTrue();
    }

    @Test
    void withNeitherNobodyActs() {
        assertThat(mayAct("vito", false, null, Permission.COMMANDER).allowed()).isFalse();
    }
}
