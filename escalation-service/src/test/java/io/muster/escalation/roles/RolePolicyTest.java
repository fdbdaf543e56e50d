package io.muster.escalation.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.escalation.roles.RolePolicy.Giver;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RolePolicyTest {

    private static final Giver ADA = new Giver("ada", Set.of("commander", "responder"));
    private static final Giver RAMI = new Giver("rami", Set.of("responder"));
    private static final Giver CORA = new Giver("cora", Set.of("communications"));
    private static final Giver OLGA = new Giver("olga", Set.of("owner"));

    @Test
    void theIncidentsCommanderGivesEveryRole() {
        assertThat(RolePolicy.mayGive(RAMI, Role.SCRIBE, "cora", Optional.of("rami"))
                        .allowed())
                .isTrue();
    }

    @Test
    void thePermissionSufficesOnlyWhileNobodyCommands() {
        assertThat(RolePolicy.mayGive(ADA, Role.COMMANDER, "rami", Optional.empty())
                        .allowed())
                .isTrue();
        assertThat(RolePolicy.mayGive(ADA, Role.SCRIBE, "rami", Optional.of("rami"))
                        .allowed())
                .isFalse();
    }

    @Test
    void othersTakeOverWhatFitsThem() {
        assertThat(RolePolicy.mayGive(RAMI, Role.COMMANDER, "rami", Optional.of("ada"))
                        .allowed())
                .isTrue();
        assertThat(RolePolicy.mayGive(CORA, Role.COMMUNICATIONS_OWNER, "cora", Optional.of("ada"))
                        .allowed())
                .isTrue();
        assertThat(RolePolicy.mayGive(OLGA, Role.BUSINESS_REPRESENTATIVE, "olga", Optional.of("ada"))
                        .allowed())
                .isTrue();
        assertThat(RolePolicy.mayGive(CORA, Role.COMMANDER, "cora", Optional.of("ada"))
                        .allowed())
                .isFalse();
    }

    @Test
    void aRoleIsNeverSilentlyEmpty() {
        RoleAssignment commander =
                new RoleAssignment(UUID.randomUUID(), Role.COMMANDER, "rami", Instant.EPOCH, "escalation-policy");

        assertThat(RolePolicy.vacant(Severity.SEV1, Set.of(), List.of(), anybody -> false))
                .containsExactly(Role.COMMANDER, Role.COMMUNICATIONS_OWNER, Role.BUSINESS_REPRESENTATIVE);
        assertThat(RolePolicy.vacant(Severity.SEV2, Set.of(), List.of(commander), anybody -> false))
                .containsExactly(Role.COMMUNICATIONS_OWNER, Role.BUSINESS_REPRESENTATIVE);
        assertThat(RolePolicy.vacant(Severity.SEV3, Set.of(), List.of(), anybody -> false))
                .containsExactly(Role.COMMANDER);
        assertThat(RolePolicy.vacant(Severity.SEV3, Set.of(), List.of(commander), anybody -> false))
                .isEmpty();
        assertThat(RolePolicy.vacant(Severity.SEV3, Set.of(), List.of(commander), commander::equals))
                .as("whose holder cannot come")
                .containsExactly(Role.COMMANDER);
    }

    @Test
    void aGraveIncidentNeedsWhomItsPolicyNamesToo() {
        Set<Role> named = Set.of(Role.TECHNICAL_LEAD, Role.SCRIBE, Role.OBSERVER);

        assertThat(RolePolicy.needed(Severity.SEV2, named))
                .containsExactly(
                        Role.COMMANDER,
                        Role.TECHNICAL_LEAD,
                        Role.COMMUNICATIONS_OWNER,
                        Role.BUSINESS_REPRESENTATIVE,
                        Role.SCRIBE);
        assertThat(RolePolicy.askedFor(Severity.SEV2, named)).contains(Role.OBSERVER);
        assertThat(RolePolicy.needed(Severity.SEV3, named)).containsExactly(Role.COMMANDER);
        assertThat(RolePolicy.askedFor(Severity.SEV3, named)).isEmpty();
    }

    @Test
    void aRoleIsNamedByItsWordsHoweverTheyAreJoined() {
        assertThat(RolePolicy.named("communications owner")).contains(Role.COMMUNICATIONS_OWNER);
        assertThat(RolePolicy.named("communications-owner")).contains(Role.COMMUNICATIONS_OWNER);
        assertThat(RolePolicy.named("subject-matter expert")).contains(Role.SUBJECT_MATTER_EXPERT);
        assertThat(RolePolicy.named("juggler")).isEmpty();
        for (Role role : Role.values()) {
            assertThat(RolePolicy.named(RolePolicy.inWords(role))).contains(role);
        }
    }
}
