package io.muster.escalation.roles;

import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Who may give which role to whom (R46–R48). A role passes from person to person, or is told to be vacant. */
public final class RolePolicy {

    private RolePolicy() {}

    private static final Set<Role> OF_GRAVE = Set.of(Role.COMMUNICATIONS_OWNER, Role.BUSINESS_REPRESENTATIVE);

    /**
     * The roles that an incident of this severity is not to be without (R46–R48).
     *
     * @param named the roles for which its policy names somebody
     */
    public static List<Role> needed(Severity severity, Set<Role> named) {
        return Stream.concat(
                        Stream.of(Role.COMMANDER),
                        askedFor(severity, named).stream().filter(role -> !role.isOfMany()))
                .toList();
    }

    /** The roles that people are asked for by rule: whoever acknowledges first commands, and everybody else joins a grave incident. */
    public static List<Role> askedFor(Severity severity, Set<Role> named) {
        return Arrays.stream(Role.values())
                .filter(role -> severity != Severity.SEV3 && (OF_GRAVE.contains(role) || named.contains(role)))
                .toList();
    }

    /**
     * The needed roles that nobody holds, or somebody who cannot come for them: a role is never silently empty.
     *
     * @param named the roles for which its policy names somebody
     * @param unable whether the holder has said so, or could not be reached, since the role was given
     */
    public static List<Role> vacant(
            Severity severity, Set<Role> named, Collection<RoleAssignment> held, Predicate<RoleAssignment> unable) {
        return needed(severity, named).stream()
                .filter(role -> held.stream()
                        .filter(assignment -> assignment.role() == role)
                        .allMatch(unable))
                .toList();
    }

    /** What of a caller matters here. Permissions are general; {@code commander} means the permission of that name. */
    public record Giver(String id, Set<String> permissions) {

        boolean has(String permission) {
            return permissions.contains(permission);
        }
    }

    /** @param allowed whether the giver may @param reason why, or why not */
    public record Verdict(boolean allowed, String reason) {}

    /**
     * The incident's commander gives every role; while there is none, whoever has the permission. Everybody else only
     * takes a role over, and only one that fits their permissions.
     *
     * @param commander who holds that role in the incident now
     */
    public static Verdict mayGive(Giver giver, Role role, String to, Optional<String> commander) {
        if (commander.filter(giver.id()::equals).isPresent()) {
            return new Verdict(true, giver.id() + " commands the incident; " + to + " is to be " + inWords(role));
        }
        if (commander.isEmpty() && giver.has("commander")) {
            return new Verdict(
                    true,
                    "nobody commands the incident; " + to + " is to be " + inWords(role)
                            + ", allowed by the permission commander");
        }
        if (!giver.id().equals(to)) {
            return new Verdict(false, "only the incident's commander gives roles to others; you may take one over");
        }
        return mayTake(giver, role)
                ? new Verdict(true, giver.id() + " takes over as " + inWords(role))
                : new Verdict(false, "your permissions do not fit the role " + inWords(role));
    }

    private static boolean mayTake(Giver giver, Role role) {
        return switch (role) {
            case COMMANDER, TECHNICAL_LEAD, SUBJECT_MATTER_EXPERT, SCRIBE -> giver.has("responder");
            case COMMUNICATIONS_OWNER -> giver.has("communications");
            case BUSINESS_REPRESENTATIVE -> giver.has("owner") || giver.has("communications");
            case OBSERVER -> true;
        };
    }

    /** As it stands in JSON. */
    public static String inWords(Role role) {
        return role == Role.SUBJECT_MATTER_EXPERT
                ? "subject-matter expert"
                : role.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A role by its words, which an address may join by hyphens or underscores. */
    public static Optional<Role> named(String words) {
        String name = words.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(name))
                .findFirst();
    }
}
