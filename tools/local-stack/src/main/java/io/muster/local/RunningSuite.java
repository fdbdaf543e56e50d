package io.muster.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a person or a script needs to talk to the suite that runs: the variables of {@code ./muster env}.
 *
 * @param variables by name, {@code MUSTER_BOARD_URL} and so on
 */
public record RunningSuite(Map<String, String> variables) {
    private static final String FILE = "suite.env";

    static RunningSuite of(Home home, String intakeKey, java.util.function.Function<Persona, String> tokens) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (StageService service : StageService.values()) {
            variables.put("MUSTER_" + service.name() + "_URL", service.url(home));
        }
        variables.put("MUSTER_SIGN_IN_URL", home.issuer());
        variables.put("MUSTER_MAIL_IMAP", "localhost:" + home.imapPort());
        variables.put("MUSTER_STORE_URL", home.storeUrl());
        variables.put("MUSTER_INTAKE_KEY", intakeKey);
        for (Persona persona : Persona.values()) {
            variables.put("MUSTER_TOKEN_" + persona.tokenName(), tokens.apply(persona));
        }
        return new RunningSuite(variables);
    }

    /** The suite that runs in this home and is ready. */
    public static Optional<RunningSuite> find(Home home) {
        Path file = home.data().resolve(FILE);
        if (new ProcessRecords(home).find(ProcessRecords.SUPERVISOR).isEmpty() || !Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RunningSuite(Files.readAllLines(file).stream()
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (a, b) -> b, LinkedHashMap::new))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void save(Home home) throws IOException {
        OwnerOnly.write(
                home.data().resolve(FILE),
                variables.entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue() + "\n")
                        .collect(Collectors.joining()));
    }

    static void forget(Home home) {
        try {
            Files.deleteIfExists(home.data().resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url(StageService service) {
        return variables.get("MUSTER_" + service.name() + "_URL");
    }

    public String token(Persona persona) {
        return variables.get("MUSTER_TOKEN_" + persona.tokenName());
    }

    public String intakeKey() {
        return variables.get("MUSTER_INTAKE_KEY");
    }

    /** For {@code eval}. */
    String exports() {
        return variables.entrySet().stream()
                .map(variable -> "export %s='%s'".formatted(variable.getKey(), variable.getValue()))
                .collect(Collectors.joining("\n"));
    }

    /** Addresses, personas and the intake key. */
    String table(Home home) {
        var table = new StringBuilder("\n");
        for (StageService service : StageService.values()) {
            table.append("  %-20s %-28s health and metrics :%d%n"
                    .formatted(service.module(), service.url(home), service.managementPort(home)));
        }
        table.append("  %-20s %s%n".formatted("status page", StageService.COMMS.url(home) + "/status"));
        table.append("  %-20s %s%n".formatted("sample store", home.storeUrl()));
        table.append("  %-20s %s%n".formatted("sign-in", home.issuer()));
        table.append("  %-20s smtp localhost:%d, imap localhost:%d (any password)%n"
                .formatted("mail sink", home.smtpPort(), home.imapPort()));
        table.append("  %-20s localhost:%d%n".formatted("Kafka", home.kafkaPort()));
        table.append("  %-20s localhost:%d, databases muster_detection … muster_board%n%n"
                .formatted("PostgreSQL", home.postgresPort()));
        for (Persona persona : Persona.values()) {
            table.append("  %-20s %-24s %s%n"
                    .formatted(persona.id(), persona.fullName(), String.join(", ", persona.groups())));
        }
        table.append("%n  intake key           %s%n".formatted(intakeKey()));
        table.append("  tokens               eval \"$(./muster env)\"%n".formatted());
        return table.toString();
    }
}
