package io.muster.comms;

import io.muster.testkit.EmbeddedDatabase;
import io.muster.testkit.FaultProxy;
import io.muster.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The usual infrastructure, but the database is new, behind a proxy, and gone when the service starts; what an earlier
 * process left on disk is there.
 */
public class DatabaseBehindProxy implements QuarkusTestResourceLifecycleManager {

    /** What a test may do to the database. */
    enum Fault {
        REFUSES,
        FREEZES,
        IS_BACK
    }

    private static final String SWITCH = "muster.test.database-switch";

    private FaultProxy proxy;
    private Path kept;

    /** By way of the system's properties, because the resource and the tests live in different class loaders. */
    @SuppressWarnings("unchecked")
    static void database(Fault fault) {
        ((Consumer<String>) System.getProperties().get(SWITCH)).accept(fault.name());
    }

    @Override
    public Map<String, String> start() {
        EmbeddedDatabase database = EmbeddedDatabase.create();
        proxy = FaultProxy.to(database.host(), database.port());
        proxy.refuse();
        System.getProperties().put(SWITCH, (Consumer<String>) fault -> turn(Fault.valueOf(fault)));
        Map<String, String> settings = Infrastructure.settings(database.through(proxy));
        settings.put("muster.comms.status-page.snapshot", keptState().toString());
        return settings;
    }

    private void turn(Fault fault) {
        switch (fault) {
            case REFUSES -> proxy.refuse();
            case FREEZES -> proxy.freeze();
            case IS_BACK -> proxy.pass();
        }
    }

    private Path keptState() {
        try (var golden = DatabaseBehindProxy.class.getResourceAsStream("/golden/kept-state.json")) {
            kept = Files.createTempFile("status-page", ".json");
            Files.write(kept, golden.readAllBytes());
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        System.getProperties().remove(SWITCH);
        proxy.close();
        try {
            Files.deleteIfExists(kept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
