package io.muster.detection.journey;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with <code>${names}</code> in it. */
final class Template {

    private static final Pattern NAMED = Pattern.compile("\\$\\{([A-Za-z0-9_:-]+)}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,60}");

    private static final String LEGAL = "-._~:/?#[]@!$&'()*+,;=%";

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

    /** The same text with what cannot stand in an address percent-encoded; what may stand there is left as it is. */
    static String legalInAddress(String value) {
        StringBuilder legal = new StringBuilder();
        value.codePoints().forEach(point -> {
            if (point < 128 && (Character.isLetterOrDigit(point) || LEGAL.indexOf(point) >= 0)) {
                legal.appendCodePoint(point);
            } else {
                for (byte octet : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                    legal.append(String.format("%%%02X", octet));
                }
            }
        });
        return legal.toString();
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
