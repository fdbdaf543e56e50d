package io.muster.escalation.paging;

import io.muster.contracts.Role;
import java.util.Optional;
import java.util.UUID;

/**
 * What a person is asked for.
 *
 * @param helpFrom key of the team whose help it is
 * @param wishedBy who of those asked before wants them beside themselves
 */
record Asked(
        UUID run, int round, int level, Optional<Role> forRole, Optional<String> helpFrom, Optional<String> wishedBy) {

    Asked(UUID run, int round, int level, Optional<Role> forRole, Optional<String> helpFrom) {
        this(run, round, level, forRole, helpFrom, Optional.empty());
    }

    static Asked ofLevel(Run run, int round, int level) {
        return new Asked(run.id(), round, level, Optional.empty(), Optional.empty());
    }

    Asked wishedBy(Optional<String> person) {
        return new Asked(run, round, level, forRole, helpFrom, person);
    }
}
