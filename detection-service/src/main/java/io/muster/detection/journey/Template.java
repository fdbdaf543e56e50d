package io.muster.detection.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with <code>${names}</code> in it. */
final class Template {

    private static final Pattern NAMED = Pattern.compile("\\$\\{([A-Za-z0-9_:-]+)}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,60}");

    private Template() {}

    static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        Matcher named = NAMED.matcher(text);
        while (named.find()) {
            names.add(named.group(1));
        }
        return names;
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** @throws IllegalArgumentException when there is no value for a name, with which */
    static String filled(String text, Map<String, String> values) {
        return NAMED.matcher(text).replaceAll(named -> {
            String value = values.get(named.group(1));
            if (value == null) {
                throw new IllegalArgumentException("there is no " + named.group(1));
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
