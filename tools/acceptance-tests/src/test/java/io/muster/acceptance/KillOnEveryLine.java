package io.muster.acceptance;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Kills the next service each time the drill tells of a step: the step after it then meets a dead service. */
final class KillOnEveryLine implements Consumer<String> {
    private static final Pattern STEP = Pattern.compile("^ *\\d+\\.\\d s  [a-z]+ .*");

    private final SuiteUnderTest suite;
    private final Deque<String> next;

    KillOnEveryLine(SuiteUnderTest suite, Collection<String> services) {
        this.suite = suite;
        this.next = new ArrayDeque<>(services);
    }

    @Override
    public void accept(String line) {
        if (STEP.matcher(line).matches() && !next.isEmpty()) {
            suite.kill(next.poll());
        }
    }

    List<String> spared() {
        return List.copyOf(next);
    }
}
