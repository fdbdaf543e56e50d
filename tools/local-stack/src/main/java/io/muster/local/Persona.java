package io.muster.local;

import java.util.List;
import java.util.Locale;

/** The people of the sample store, who sign in without a password. Permissions are cumulative. */
public enum Persona {
    ADA("Ada Okafor", "COMMANDER", List.of("commander", "responder", "viewer")),
    RAMI("Rami Haddad", "RESPONDER", List.of("responder", "viewer")),
    CORA("Cora Lindqvist", "COMMUNICATIONS", List.of("communications", "viewer")),
    OLGA("Olga Moreau", "OWNER", List.of("owner", "viewer")),
    VITO("Vito Russo", "VIEWER", List.of("viewer")),
    AMIR("Amir Tanaka", "ADMIN", List.of("admin", "viewer"));

    private final String fullName;
    private final String tokenName;
    private final List<String> groups;

    Persona(String fullName, String tokenName, List<String> groups) {
        this.fullName = fullName;
        this.tokenName = tokenName;
        this.groups = groups;
    }

    /** The subject of their tokens, and what events call them. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String fullName() {
        return fullName;
    }

    public String mail() {
        return id() + "@store.example";
    }

    /** The strongest permission, as in {@code MUSTER_TOKEN_COMMANDER}. */
    public String tokenName() {
        return tokenName;
    }

    /** The claim {@code groups}. */
    public List<String> groups() {
        return groups;
    }
}
