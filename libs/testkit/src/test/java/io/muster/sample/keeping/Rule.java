package io.muster.sample.keeping;

import java.time.Instant;
import java.util.regex.Pattern;

/** Domain code as it should be. */
public record Rule(Instant since, String name) {
    private static final Pattern NAME = Pattern.compile("[a-z]+");

    boolean isNamed() {
        return NAME.matcher(name).matches();
    }
}
