package io.muster.local;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The services that this suite runs as native executables, the others being on the JVM: {@code MUSTER_NATIVE}, which
 * holds {@code all} or names of services.
 */
record NativeServices(Set<StageService> services) {

    static NativeServices wanted() {
        return named(Optional.ofNullable(System.getenv("MUSTER_NATIVE")).orElse(""));
    }

    /** @throws StartFailure if a name is no service's */
    static NativeServices named(String names) {
        if (names.strip().equals("all")) {
            return new NativeServices(EnumSet.allOf(StageService.class));
        }
        return new NativeServices(Arrays.stream(names.split("[\\s,]+"))
                .filter(name -> !name.isEmpty())
                .map(StageService::named)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(StageService.class))));
    }

    boolean contains(StageService service) {
        return services.contains(service);
    }

    /**
     * A native build takes minutes and gigabytes, so that nobody gets one without having asked for it.
     *
     * @throws StartFailure if an executable is missing
     */
    void check(Home home) {
        String missing = services.stream()
                .filter(service -> !Files.isExecutable(service.executable(home)))
                .map(StageService::module)
                .collect(Collectors.joining(" "));
        if (!missing.isEmpty()) {
            throw new StartFailure(
                    "not built natively yet: %s; build with ./muster native %s".formatted(missing, missing));
        }
    }
}
