package io.muster.web;

import io.muster.testkit.EmbeddedDatabase;
import io.muster.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;

/** A database with this library's tables alone, as its migration makes them. */
public class WebDatabase implements QuarkusTestResourceLifecycleManager {

    private Map.Entry<String, String> signIn = Map.entry("quarkus.oidc.public-key", Tokens.publicKey());

    /** The address of an identity provider, instead of the tests' own key. */
    @Override
    public void init(Map<String, String> arguments) {
        if (arguments.containsKey("provider")) {
            signIn = Map.entry("quarkus.oidc.auth-server-url", arguments.get("provider"));
        }
    }

    @Override
    public Map<String, String> start() {
        EmbeddedDatabase database = EmbeddedDatabase.create();
        migrate(database);
        return Map.of(
                "quarkus.datasource.username",
                database.user(),
                "quarkus.datasource.password",
                database.password(),
                "quarkus.datasource.reactive.url",
                database.reactiveUrl(),
                signIn.getKey(),
                signIn.getValue());
    }

    private static void migrate(EmbeddedDatabase database) {
        try (var connection = database.open();
                var statement = connection.createStatement();
                var script = WebDatabase.class.getResourceAsStream("/db/web/V0_2__web.sql")) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // the server is shared by the JVM and ends with it
    }
}
