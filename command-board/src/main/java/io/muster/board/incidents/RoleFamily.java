package io.muster.board.incidents;

/** What somebody works for, which drives what they see and may do (R3). */
public enum RoleFamily {
    /** Those who fix: responders, commanders, admins. */
    ENGINEERING,
    /** The store owner: revenue, promises, priorities. */
    STORE,
    /** Marketing, communications, support: wording, campaigns, expectations. */
    MARKETING
}
