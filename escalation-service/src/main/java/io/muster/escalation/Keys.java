package io.muster.escalation;

import java.util.regex.Pattern;

/** What people, teams, services, schedules, calendars and policies are called, by their addresses and in the one file. */
public final class Keys {

    /** Whatever stands in an address as it is: ids of sign-in services and mail addresses are keys too. */
    public static final String RULE = "[\\p{L}\\p{N}_][\\p{L}\\p{N}._~@:|+=,-]{0,199}";

    public static final String MESSAGE =
            "is not a key: it begins with a letter or a digit, and has letters, digits and ._~@:|+=,- up to 200";

    private static final Pattern PATTERN = Pattern.compile(RULE);

    private Keys() {}

    public static boolean isUsable(String key) {
        return PATTERN.matcher(key).matches();
    }
}
