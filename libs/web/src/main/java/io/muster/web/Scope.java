package io.muster.web;

/** What another service may do, as it stands in the claim {@code scope} of its client-credentials token. */
public final class Scope {
    public static final String READ = "muster:read";
    public static final String WRITE = "muster:write";

    private Scope() {}
}
