package io.muster.detection.integration;

/** A secret in clear, kept from being written anywhere by accident. */
public final class Secret {

    private final String clear;

    public Secret(String clear) {
        this.clear = clear;
    }

    public String clear() {
        return clear;
    }

    @Override
    public String toString() {
        return "•••";
    }
}
