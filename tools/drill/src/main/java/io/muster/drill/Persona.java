package io.muster.drill;

import java.util.Locale;

/** The people of the sample store, by what they may do; their tokens come from {@code ./muster env}. */
enum Persona {
    COMMANDER("ada"),
    RESPONDER("rami"),
    COMMUNICATIONS("cora"),
    OWNER("olga"),
    VIEWER("vito"),
    ADMIN("amir");

    private final String id;

    Persona(String id) {
        this.id = id;
    }

    /** The person's id in tokens and events. */
    String id() {
        return id;
    }

    String mail() {
        return id + "@store.example";
    }

    String variable() {
        return "MUSTER_TOKEN_" + name();
    }

    @Override
    public String toString() {
        return id + " (" + name().toLowerCase(Locale.ROOT) + ")";
    }
}
