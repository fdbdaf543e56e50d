package io.muster.detection;

import io.muster.testkit.EmbeddedDatabase;
import io.muster.testkit.FaultProxy;
import io.muster.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** The usual infrastructure, but the database behind a proxy and a broker of its own: both may go away. */
public class FaultyInfrastructure implements QuarkusTestResourceLifecycleManager {

    /** What a test may do to a part. */
    enum Fault {
        DATABASE_REFUSES,
        DATABASE_FREEZES,
        DATABASE_IS_BACK,
        BROKER_FREEZES,
        BROKER_THAWS,
        BROKER_IS_KILLED,
        BROKER_IS_BACK
    }

    // runnables by name, because this class and the tests live in different class loaders
    private static final String FAULTS = "muster.test.faults";

    private FaultProxy proxy;
    private FaultyBroker broker;

    @SuppressWarnings("unchecked")
    static void cause(Fault fault) {
        ((Map<String, Runnable>) System.getProperties().get(FAULTS))
                .get(fault.name())
                .run();
    }

    @Override
    public Map<String, String> start() {
        EmbeddedDatabase database = EmbeddedDatabase.create();
        proxy = FaultProxy.to(database.host(), database.port());
        broker = FaultyBroker.started();
        System.getProperties()
                .put(
                        FAULTS,
                        Map.<String, Runnable>of(
                                Fault.DATABASE_REFUSES.name(), proxy::refuse,
                                Fault.DATABASE_FREEZES.name(), proxy::freeze,
                                Fault.DATABASE_IS_BACK.name(), proxy::pass,
                                Fault.BROKER_FREEZES.name(), () -> broker.signal("STOP"),
                                Fault.BROKER_THAWS.name(), () -> broker.signal("CONT"),
                                Fault.BROKER_IS_KILLED.name(), broker::kill,
                                Fault.BROKER_IS_BACK.name(), broker::start));
        Map<String, String> settings = Infrastructure.settings(database.through(proxy));
        settings.put("kafka.bootstrap.servers", broker.address());
        return settings;
    }

    @Override
    public void stop() {
        proxy.close();
        broker.kill();
    }
}
