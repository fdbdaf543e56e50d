package io.muster.sample.bending;

import java.util.regex.Pattern;

/** Domain code that trusts a pattern of somebody else. */
public record PatternOfOthers(String pattern) {
    boolean accepts(String text) {
        return Pattern.compile(pattern).matcher(text).matches();
    }
}
