package io.muster.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a service needs around it in a test: PostgreSQL with a fresh database, Kafka with our topics, a mail
 * server, and the key of {@link Tokens}. Used as {@code @WithMuster} on a test class; for a packaged process, see
 * {@link #environment(EmbeddedDatabase)}.
 */
public class Infrastructure implements QuarkusTestResourceLifecycleManager {
    /** 32 bytes for {@code muster.secrets.key}, worth nothing outside a test. */
    public static final String SECRETS_KEY = "bXVzdGVyLXRlc3Qta2V5LW11c3Rlci10ZXN0LWtleSE=";

    private static final String CURRENT = "muster.testkit.database";

    @Override
    public Map<String, String> start() {
        Thread.ofPlatform().daemon().start(EmbeddedBroker::bootstrapServers); // both take seconds
        EmbeddedDatabase database = EmbeddedDatabase.create();
        System.setProperty(CURRENT, database.name());
        return settings(database);
    }

    /** The database of the running Quarkus test, for looking at rows. */
    public static EmbeddedDatabase database() {
        return new EmbeddedDatabase(
                "localhost",
                Integer.getInteger("muster.testkit.postgres"),
                System.getProperty(CURRENT),
                "postgres",
                "postgres");
    }

    /** The settings as configuration properties. */
    public static Map<String, String> settings(EmbeddedDatabase database) {
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.datasource.username", database.user());
        settings.put("quarkus.datasource.password", database.password());
        settings.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
        settings.put("quarkus.datasource.reactive.url", database.reactiveUrl());
        settings.put("kafka.bootstrap.servers", EmbeddedBroker.bootstrapServers());
        settings.put("quarkus.oidc.public-key", Tokens.publicKey());
        settings.put("quarkus.mailer.host", "127.0.0.1");
        settings.put("quarkus.mailer.port", Integer.toString(FakeMail.smtpPort()));
        settings.put("quarkus.mailer.mock", "false");
        settings.put("muster.channel.bounces.address", FakeMail.BOUNCES);
        settings.put("muster.channel.bounces.host", "localhost");
        settings.put("muster.channel.bounces.port", Integer.toString(FakeMail.imapPort()));
        settings.put("muster.channel.bounces.tls", "false");
        settings.put("muster.channel.bounces.every", "PT2S");
        settings.put("muster.secrets.key", SECRETS_KEY);
        settings.put("muster.outbound.allow", "localhost,127.0.0.1");
        settings.putAll(FakeProviders.settings());
        settings.put("quarkus.log.category.\"org.apache.kafka\".level", "WARN");
        settings.put("quarkus.log.category.\"io.zonky\".level", "WARN");
        return settings;
    }

    /** The same settings as environment variables, for a packaged process. */
    public static Map<String, String> environment(EmbeddedDatabase database) {
        Map<String, String> settings = settings(database);
        // a key instead of a provider is for programs only; nobody signs in to such a process
        settings.put("quarkus.oidc.application-type", "service");
        return settings.entrySet().stream()
                .filter(setting -> !setting.getKey().contains("\""))
                .collect(Collectors.toMap(
                        setting ->
                                setting.getKey().replaceAll("[^a-zA-Z0-9]", "_").toUpperCase(Locale.ROOT),
                        Map.Entry::getValue));
    }

    @Override
    public void stop() {
        // server and broker are shared by the JVM and end with it
    }
}
