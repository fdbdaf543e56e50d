package io.muster.local;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a suite lives.
 *
 * @param root the source tree
 * @param data everything it writes; {@code .muster} unless {@code MUSTER_HOME} says otherwise
 * @param portOffset added to every port ({@code MUSTER_PORT_OFFSET}), so that a test's suite does not meet a person's
 */
public record Home(Path root, Path data, int portOffset) {

    public static Home current() {
        Path root = Path.of(
                        Optional.ofNullable(System.getProperty("muster.root")).orElse(""))
                .toAbsolutePath()
                .normalize();
        Path data =
                Optional.ofNullable(System.getenv("MUSTER_HOME")).map(Path::of).orElse(root.resolve(".muster"));
        int offset = Integer.parseInt(
                Optional.ofNullable(System.getenv("MUSTER_PORT_OFFSET")).orElse("0"));
        return new Home(root, data.toAbsolutePath().normalize(), offset);
    }

    public Path logs() {
        return data.resolve("logs");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    public int port(int standard) {
        return standard + portOffset;
    }

    public int postgresPort() {
        return port(15432);
    }

    public int kafkaPort() {
        return port(19092);
    }

    public int kafkaControllerPort() {
        return port(19093);
    }

    public int signInPort() {
        return port(18090);
    }

    public int smtpPort() {
        return port(13025);
    }

    public int imapPort() {
        return port(13143);
    }

    public int storePort() {
        return port(18070);
    }

    public String storeUrl() {
        return "http://localhost:" + storePort();
    }

    public String issuer() {
        return "http://localhost:" + signInPort() + "/muster";
    }
}
