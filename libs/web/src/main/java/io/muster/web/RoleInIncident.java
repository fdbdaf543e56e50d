package io.muster.web;

/**
 * Who may act where a rule says "the commander decides": the holder of that role in this incident. The bare permission
 * suffices only while the role is empty, and that is flagged.
 */
public final class RoleInIncident {

    private RoleInIncident() {}

    /**
     * @param allowed whether the caller may act
     * @param flagged true when only the bare permission allowed it, because nobody held the role
     * @param reason in words for the log, the timeline and the refusal
     */
    public record Decision(boolean allowed, boolean flagged, String reason) {}

    /**
     * @param holder id of the person who holds the role in the incident; null while nobody does
     * @param permission one of {@link Permission}, needed while the role is empty
     */
    public static Decision mayAct(Caller caller, String holder, String permission) {
        return mayAct(caller.id(), caller.has(permission), holder, permission);
    }

    /** The same rule on plain facts, for domain code and its tests. */
    public static Decision mayAct(String person, boolean permitted, String holder, String permission) {
        if (holder != null) {
            return holder.equals(person)
                    ? new Decision(true, false, person + " holds the role in this incident")
                    : new Decision(
                            false, false, "only " + holder + ", who holds the role in this incident, may do this");
        }
        return permitted
                ? new Decision(true, true, "nobody holds the role; allowed by the permission " + permission)
                : new Decision(false, false, "nobody holds the role and the permission " + permission + " is missing");
    }
}
