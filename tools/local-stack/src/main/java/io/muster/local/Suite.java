package io.muster.local;

import io.muster.local.store.SampleStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** The suite's processes: started in order, each supervised, stopped in reverse. */
final class Suite implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private final Home home;
    private final NativeServices natives;
    private final Console console;
    private final ProcessRecords records;
    private final List<SupervisedProcess> services = new ArrayList<>();
    private volatile LocalDatabase database;
    private volatile LocalBroker broker;
    private volatile LocalMail mail;
    private volatile SignIn signIn;
    private volatile SupervisedProcess store;

    Suite(Home home, NativeServices natives, Console console) {
        this.home = home;
        this.natives = natives;
        this.console = console;
        this.records = new ProcessRecords(home);
    }

    /** Returns when every service is ready. */
    RunningSuite start() throws IOException, InterruptedException {
        console.say("Starting");
        keepOldLogs();
        startBackbone();
        String secretsKey = secretsKey();
        for (StageService service : StageService.values()) {
            SupervisedProcess process = supervised(service, secretsKey);
            services.add(process);
            process.start();
        }
        Instant limit = Instant.now().plus(START_LIMIT);
        joined(Arrays.stream(StageService.values())
                .map(service -> part(service.module(), () -> {
                    Readiness.await(home, service, services.get(service.ordinal()), limit);
                    return service.url(home) + (natives.contains(service) ? "  native" : "");
                }))
                .toList());
        String intakeKey = IntakeKey.obtain(home, signIn.token(Persona.AMIR));
        startStore(intakeKey);
        RunningSuite running = RunningSuite.of(home, intakeKey, signIn::token);
        running.save(home);
        return running;
    }

    private void startBackbone() throws InterruptedException {
        joined(List.of(
                part("PostgreSQL", () -> {
                    database = tried("PostgreSQL", () -> LocalDatabase.start(home));
                    return "localhost:" + home.postgresPort();
                }),
                part("Kafka", () -> {
                    broker = tried("Kafka", () -> LocalBroker.start(home, records));
                    return "localhost:" + home.kafkaPort();
                }),
                part("sign-in", () -> {
                    signIn = tried("sign-in", () -> SignIn.start(home));
                    return home.issuer();
                }),
                part("mail sink", () -> {
                    mail = LocalMail.start(home);
                    return "localhost:" + home.smtpPort();
                })));
    }

    /** Its shoppers keep detection's measures alive, so that there is something to watch. */
    private void startStore(String intakeKey) {
        List<String> command = List.of(
                Jvm.java(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx48m",
                "-cp",
                System.getProperty("java.class.path"),
                SampleStore.class.getName(),
                Integer.toString(home.storePort()),
                StageService.DETECTION.url(home));
        store = new SupervisedProcess(
                "sample-store",
                command,
                Map.of("MUSTER_INTAKE_KEY", intakeKey),
                home.log("sample-store").toFile(),
                records);
        store.start();
        console.ready("sample store", home.storeUrl());
    }

    private CompletableFuture<Void> part(String name, Supplier<String> start) {
        return CompletableFuture.runAsync(
                () -> console.ready(name, start.get()),
                task -> Thread.ofVirtual().start(task));
    }

    private static void joined(List<CompletableFuture<Void>> parts) throws InterruptedException {
        try {
            CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new)).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StartFailure failure
                    ? failure
                    : new StartFailure("the suite does not start: " + e.getCause(), e);
        }
    }

    private interface Start<T> {
        T start() throws Exception;
    }

    private static <T> T tried(String part, Start<T> start) {
        try {
            return start.start();
        } catch (StartFailure failure) {
            throw failure;
        } catch (Exception e) {
            throw new StartFailure("%s does not start: %s".formatted(part, e.getMessage()), e);
        }
    }

    private SupervisedProcess supervised(StageService service, String secretsKey) {
        return new SupervisedProcess(
                service.module(),
                natives.contains(service) ? nativeCommand(service) : jvmCommand(service),
                environment(service, secretsKey),
                home.log(service.module()).toFile(),
                records);
    }

    private List<String> nativeCommand(StageService service) {
        return List.of(service.executable(home).toString(), "-Xmx256m");
    }

    private List<String> jvmCommand(StageService service) {
        return List.of(
                Jvm.java(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Xshare:auto",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                service.packaged(home).toString());
    }

    private Map<String, String> environment(StageService service, String secretsKey) {
        String database = "localhost:" + home.postgresPort() + "/" + service.database();
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(service.port(home)));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(service.managementPort(home)));
        environment.put("QUARKUS_DATASOURCE_USERNAME", service.database());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", service.database());
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://" + database);
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://" + database);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "localhost:" + home.kafkaPort());
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", home.issuer());
        environment.put("QUARKUS_MAILER_HOST", "127.0.0.1");
        environment.put("QUARKUS_MAILER_PORT", Integer.toString(home.smtpPort()));
        environment.put("MUSTER_SECRETS_KEY", secretsKey);
        environment.put("MUSTER_OUTBOUND_ALLOW", "localhost,127.0.0.1");
        // its people have no real devices that could be verified
        environment.put("MUSTER_ESCALATION_USE_UNVERIFIED_CONTACTS", "true");
        environment.put(
                "MUSTER_COMMS_STATUS_PAGE_SNAPSHOT",
                home.data().resolve("status-page.json").toString());
        environment.put("MUSTER_COMMS_STATUS_PAGE_URL", StageService.COMMS.url(home) + "/status");
        for (StageService other : StageService.values()) {
            environment.put("MUSTER_" + other.name() + "_PUBLIC_URL", other.url(home));
        }
        return environment;
    }

    /** The key that services encrypt stored secrets with; made once for this home. */
    private String secretsKey() throws IOException {
        Path file = home.data().resolve("secrets.key");
        if (!Files.exists(file)) {
            byte[] key = new byte[32];
            new SecureRandom().nextBytes(key);
            OwnerOnly.write(file, Base64.getEncoder().encodeToString(key));
        }
        return Files.readString(file);
    }

    private void keepOldLogs() throws IOException {
        try (var logs = Files.newDirectoryStream(home.logs(), "*.log")) {
            for (Path log : logs) {
                String name = log.getFileName().toString();
                if (!name.equals("suite.log") && !name.equals("build.log")) {
                    Files.move(log, log.resolveSibling(name + ".1"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    @Override
    public void close() {
        RunningSuite.forget(home);
        Optional.ofNullable(store).ifPresent(SupervisedProcess::stop);
        services.forEach(SupervisedProcess::stop);
        services.forEach(service -> service.awaitEnd(Duration.ofSeconds(15)));
        Optional.ofNullable(store).ifPresent(shop -> shop.awaitEnd(Duration.ofSeconds(5)));
        quietly(broker);
        quietly(signIn);
        quietly(mail);
        quietly(database);
        // one that had not said yet that it serves is in no field
        records.find("kafka").ifPresent(process -> ProcessRecords.end(process, Duration.ofSeconds(10)));
        records.remove("kafka");
    }

    private void quietly(AutoCloseable part) {
        try {
            if (part != null) {
                part.close();
            }
        } catch (Exception e) {
            console.say("  while stopping: " + e.getMessage());
        }
    }
}
