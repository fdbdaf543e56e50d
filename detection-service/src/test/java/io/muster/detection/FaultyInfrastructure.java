package io.muster.detection;

import com.sun.net.httpserver.HttpServer;
import io.muster.testkit.EmbeddedDatabase;
import io.muster.testkit.FaultProxy;
import io.muster.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
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

    // over HTTP, because the running resource and the tests live in different class loaders
    private static final String PORT = "muster.test.faults";

    private FaultProxy proxy;
    private FaultyBroker broker;
    private HttpServer switches;

    static void cause(Fault fault) {
        RestAssured.given()
                .baseUri("http://127.0.0.1:" + Integer.getInteger(PORT))
                .post("/" + fault)
                .then()
                .statusCode(204);
    }

    @Override
    public Map<String, String> start() {
        EmbeddedDatabase database = EmbeddedDatabase.create();
        proxy = FaultProxy.to(database.host(), database.port());
        broker = FaultyBroker.started();
        serveSwitches();
        Map<String, String> settings = Infrastructure.settings(database.through(proxy));
        settings.put("kafka.bootstrap.servers", broker.address());
        return settings;
    }

    private void serveSwitches() {
        try {
            switches = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        switches.createContext("/", exchange -> {
            turn(Fault.valueOf(exchange.getRequestURI().getPath().substring(1)));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        switches.start();
        System.setProperty(PORT, Integer.toString(switches.getAddress().getPort()));
    }

    private void turn(Fault fault) {
        switch (fault) {
            case DATABASE_REFUSES -> proxy.refuse();
            case DATABASE_FREEZES -> proxy.freeze();
            case DATABASE_IS_BACK -> proxy.pass();
            case BROKER_FREEZES -> broker.signal("STOP");
            case BROKER_THAWS -> broker.signal("CONT");
            case BROKER_IS_KILLED -> broker.kill();
            case BROKER_IS_BACK -> broker.start();
        }
    }

    @Override
    public void stop() {
        switches.stop(0);
        proxy.close();
        broker.kill();
    }
}
