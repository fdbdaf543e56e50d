package io.muster.board.decisions;

import io.muster.board.incidents.RoleFamily;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Something that somebody has to decide in an incident now.
 *
 * @param subject what it is about: a campaign's key, a severity or a policy's version; null when only the stage's service knows
 * @param question as a person asks it
 * @param because why it is asked now
 */
public record Decision(Kind kind, String subject, String question, String because) {

    public enum Kind {
        ACCEPT_SEVERITY("accept-severity", "the commander or whoever is on call", RoleFamily.ENGINEERING),
        PAUSE_CAMPAIGN("pause-campaign", "the store owner or marketing", RoleFamily.STORE, RoleFamily.MARKETING),
        RESUME_CAMPAIGN("resume-campaign", "the store owner or marketing", RoleFamily.STORE, RoleFamily.MARKETING),
        APPROVE_UPDATE("approve-update", "the communications owner", RoleFamily.MARKETING),
        APPLY_POLICY("apply-policy", "the commander or whoever responds", RoleFamily.ENGINEERING);

        private final String word;
        private final String takers;
        private final Set<RoleFamily> families;

        Kind(String word, String takers, RoleFamily... families) {
            this.word = word;
            this.takers = takers;
            this.families = Set.of(families);
        }

        public String word() {
            return word;
        }

        /** Who takes it, in words. */
        public String takers() {
            return takers;
        }

        public static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word.equals(word))
                    .findFirst();
        }
    }

    /** The escalation policy was changed while it is followed. */
    public static Decision applyPolicy(String version) {
        return new Decision(
                Kind.APPLY_POLICY,
                version,
                "The policy has changed (version " + version + "): apply it?",
                "Paging goes on by the version that it began with; applied, it begins anew from level 1.");
    }

    /** Whether it is offered to them. Who may really take it, its stage's service knows. */
    public boolean isFor(Set<RoleFamily> families) {
        return families.stream().anyMatch(kind.families::contains);
    }
}
