package io.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/**
 * Every line that this JVM logs while it is open, in debugging detail, with contexts and stack traces; not what the test's
 * own client and its fakes of others log.
 */
public final class CapturedLog implements AutoCloseable {
    private static final List<String> OF_TESTS =
            List.of("org.apache.http", "io.restassured", "com.icegreen.greenmail", "com.sun.net.httpserver");

    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();
    private final Tap tap = new Tap();

    private CapturedLog() {
        root.addHandler(tap);
        root.setLevel(org.jboss.logmanager.Level.DEBUG);
    }

    /** Listens from now on. */
    public static CapturedLog open() {
        return new CapturedLog();
    }

    public List<String> lines() {
        return List.copyOf(tap.lines);
    }

    /** Fails when a line holds one of them, or when so little is logged that this would prove nothing. */
    public void assertWithout(Collection<String> secrets) {
        List<String> lines = lines();
        assertThat(lines).as("what is logged").hasSizeGreaterThan(20);
        assertThat(lines.stream().filter(line -> secrets.stream().anyMatch(line::contains)))
                .as("lines with a secret")
                .isEmpty();
    }

    @Override
    public void close() {
        root.removeHandler(tap);
        root.setLevel(before);
    }

    private static final class Tap extends ExtHandler {
        private final PatternFormatter formatter = new PatternFormatter("%p %c %X %m%e");
        private final List<String> lines = new CopyOnWriteArrayList<>();

        private Tap() {
            setLevel(Level.ALL);
        }

        @Override
        protected void doPublish(ExtLogRecord line) {
            String logger = String.valueOf(line.getLoggerName());
            if (OF_TESTS.stream().noneMatch(logger::startsWith)) {
                lines.add(formatter.format(line));
            }
        }
    }
}
