package io.muster.web;

/**
 * What a person may do in general, as it stands in the claim {@code groups} of the sign-in token. Not to be confused with
 * {@link io.muster.contracts.Role}, which is what a person does in one incident. Tokens carry them cumulatively: a
 * commander's token also has responder and viewer.
 */
public final class Permission {
    public static final String VIEWER = "viewer";
    public static final String RESPONDER = "responder";
    public static final String COMMANDER = "commander";
    public static final String COMMUNICATIONS = "communications";
    /** The store owner. */
    public static final String OWNER = "owner";

    public static final String ADMIN = "admin";

    private Permission() {}
}
