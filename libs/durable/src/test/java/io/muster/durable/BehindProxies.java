package io.muster.durable;

import io.muster.testkit.EmbeddedBroker;
import io.muster.testkit.EmbeddedDatabase;
import io.muster.testkit.FaultProxy;
import io.muster.testkit.FreePorts;
import io.muster.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** Database and broker behind proxies that can refuse and freeze. */
public class BehindProxies implements QuarkusTestResourceLifecycleManager {
    private FaultProxy database;
    private FaultProxy broker;
    private String brokerAddress;

    @Override
    public Map<String, String> start() {
        EmbeddedDatabase behind = EmbeddedDatabase.create();
        database = FaultProxy.to("localhost", behind.port());
        int port = FreePorts.one();
        broker = FaultProxy.to("127.0.0.1", port);
        EmbeddedBroker.startBehind(broker.port(), port);
        brokerAddress = "127.0.0.1:" + broker.port();
        Map<String, String> settings = new HashMap<>(Infrastructure.settings(behind.through(database)));
        settings.put("kafka.bootstrap.servers", brokerAddress);
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(BehindProxies.class));
    }

    FaultProxy database() {
        return database;
    }

    FaultProxy broker() {
        return broker;
    }

    String brokerAddress() {
        return brokerAddress;
    }

    @Override
    public void stop() {
        database.close();
        broker.close();
    }
}
