package io.muster.web;

/**
 * What an operation that asks for no sign-in knows its caller by all the same, as an extension of the OpenAPI document:
 * {@code extensions = @Extension(name = Proof.EXTENSION, value = "an integration's key, in the body")} of its {@code @Operation}. The role
 * matrix tells it.
 */
public final class Proof {

    public static final String EXTENSION = "x-proof";

    private Proof() {}
}
