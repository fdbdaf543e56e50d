package io.muster.escalation.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The name that stands for an address which lets in whoever has it, as an incoming webhook's URL does. The same address
 * always has the same name, and the address cannot be told from it.
 */
public final class HiddenAddress {

    private static final String PREFIX = "hidden:";
    private static final int DIGITS = 16;

    private HiddenAddress() {}

    /** @param host shown in the name, so that people know which of their addresses it is */
    public static String nameOf(String address, String host) {
        return PREFIX + host + ":" + digest(address).substring(0, DIGITS);
    }

    public static boolean isName(String address) {
        return address.startsWith(PREFIX);
    }

    /** SHA-256 in hexadecimal. */
    static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
