package io.muster.escalation.policy;

/** Whom a level of a policy pages. */
public sealed interface Target {

    /** The person who is on call in the schedule at the moment the level is paged. */
    record OfSchedule(String key) implements Target {
        @Override
        public String toString() {
            return "schedule " + key;
        }
    }

    record OfPerson(String id) implements Target {
        @Override
        public String toString() {
            return "person " + id;
        }
    }

    /** Everybody in the team. */
    record OfTeam(String key) implements Target {
        @Override
        public String toString() {
            return "team " + key;
        }
    }
}
