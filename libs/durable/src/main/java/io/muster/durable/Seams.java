package io.muster.durable;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * The places where a crash hurts most. They exist for the kill tests: with {@code muster.durable.halt-at} set, the
 * process halts there as if the power had failed. Without it they do nothing.
 */
@ApplicationScoped
public class Seams {
    public static final String AFTER_COMMIT = "after-commit-before-relay";
    public static final String AFTER_PUBLISH = "after-publish-before-mark";
    public static final String MID_HANDLER = "mid-handler";
    public static final String TIMER_CLAIMED = "timer-claimed-not-done";
    public static final String CLAIMED = "claimed-not-sent";
    public static final String HANDED_OVER = "handed-over-not-recorded";

    private static final Logger LOG = Logger.getLogger(Seams.class);

    private final String haltAt;
    private final AtomicInteger left;

    Seams(DurableConfig config) {
        String[] setting = config.haltAt().orElse("").split(":");
        haltAt = setting[0];
        left = new AtomicInteger(setting.length > 1 ? Integer.parseInt(setting[1]) : 1);
    }

    /** Passes a seam, or ends the process at once. */
    public void reach(String seam) {
        if (seam.equals(haltAt) && left.decrementAndGet() == 0) {
            LOG.warnf("halting at %s", seam);
            Runtime.getRuntime().halt(137);
        }
    }
}
