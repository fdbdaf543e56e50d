package io.muster.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testkit.EmbeddedDatabase;
import io.muster.testkit.Infrastructure;
import java.util.List;
import java.util.Map;

/** One of several processes of escalation-service, which ends at one seam after the other and is started anew each time. */
final class ReplicaOfPaging {
    private static final int HALTED = 137;

    /** The how manieth time at its seam is its last. */
    private static final int IN_THE_MIDST = 4;

    private final String name;
    private final EmbeddedDatabase database;
    private final List<String> seams;
    private int incarnation;
    private ServiceProcess process;
    private boolean stopped;

    /** @param seams where it ends, the first first; then it lives */
    ReplicaOfPaging(String name, EmbeddedDatabase database, List<String> seams) {
        this.name = name;
        this.database = database;
        this.seams = seams;
    }

    ServiceProcess process() {
        return process;
    }

    synchronized void startAnew() {
        Map<String, String> environment = Infrastructure.environment(database);
        environment.put("MUSTER_ESCALATION_USE_UNVERIFIED_CONTACTS", "true");
        // what a killed one had in its hands is taken up soon, and a busy machine answers well within the time
        environment.put("MUSTER_ESCALATION_WEBHOOK_TIMEOUT", "PT4S");
        environment.put("MUSTER_DURABLE_DELIVERIES_LEASE_MARGIN", "PT2S");
        // on a slow machine a run may be over before its first message is; it would page once more for that
        environment.put("MUSTER_ESCALATION_TRY_AGAIN_AFTER", "PT1H");
        environment.put("MUSTER_ESCALATION_TRY_AGAIN_AT_MOST", "PT1H");
        // who comes again under its name has its partitions back at once, instead of when it is known to be gone
        environment.put("MP_MESSAGING_INCOMING_LIFECYCLE_GROUP_INSTANCE_ID", name);
        if (incarnation < seams.size()) {
            environment.put("MUSTER_DURABLE_HALT_AT", seams.get(incarnation) + ":" + IN_THE_MIDST);
        }
        incarnation++;
        process = ServiceProcess.start("escalation-service", name + "-" + incarnation, environment);
    }

    /** Ends it for good: a test that gave up waiting may still be about to revive it. */
    synchronized void stop() {
        stopped = true;
        process.close();
    }

    /** Starts it anew when it has ended. */
    synchronized void revive() {
        if (!stopped && !process.isRunning()) {
            assertThat(process.exitValue()).as(name).isEqualTo(HALTED);
            startAnew();
        }
    }

    /** Whether it has been through all its ends and serves. */
    boolean lives() {
        return incarnation > seams.size() && process.isReady();
    }
}
