package io.muster.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** Whether a service says that it can serve its callers. */
final class Readiness {
    private static final int HOPELESS = 3;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private Readiness() {}

    static void await(Home home, StageService service, SupervisedProcess process, Instant limit) {
        while (!isReady(home, service)) {
            if (process.failures() >= HOPELESS || Instant.now().isAfter(limit)) {
                throw new StartFailure(
                        "%s does not become ready; see %s".formatted(service.module(), home.log(service.module())));
            }
            LockSupport.parkNanos(Duration.ofMillis(150).toNanos());
        }
    }

    static boolean isReady(Home home, StageService service) {
        URI health = URI.create("http://localhost:" + service.managementPort(home) + "/health/ready");
        try {
            return CLIENT.send(
                                    HttpRequest.newBuilder(health)
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted");
        }
    }
}
