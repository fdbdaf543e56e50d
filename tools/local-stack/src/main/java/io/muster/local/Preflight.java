package io.muster.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;

/** What must hold before anything is started: every port is free and the disk has room. */
final class Preflight {
    private static final long NEEDED_BYTES = 2L << 30;

    private Preflight() {}

    static void check(Home home) {
        checkRoom(home, NEEDED_BYTES);
        ports(home).forEach(Preflight::checkFree);
    }

    static void checkRoom(Home home, long needed) {
        try {
            OwnerOnly.folder(home.logs());
            long free = Files.getFileStore(home.data()).getUsableSpace();
            if (free < needed) {
                throw new StartFailure("too little disk: %d MB free at %s, %d MB are needed"
                        .formatted(free >> 20, home.data(), needed >> 20));
            }
        } catch (IOException e) {
            throw new StartFailure("cannot write to %s: %s".formatted(home.data(), e.getMessage()), e);
        }
    }

    /** Every port the suite listens on, and whose it is. */
    static Map<Integer, String> ports(Home home) {
        Map<Integer, String> ports = new LinkedHashMap<>();
        for (StageService service : StageService.values()) {
            ports.put(service.port(home), service.module());
            ports.put(service.managementPort(home), service.module() + " management");
        }
        ports.put(home.postgresPort(), "PostgreSQL");
        ports.put(home.kafkaPort(), "Kafka");
        ports.put(home.kafkaControllerPort(), "Kafka's controller");
        ports.put(home.signInPort(), "sign-in");
        ports.put(home.storePort(), "sample store");
        ports.put(home.smtpPort(), "mail (SMTP)");
        ports.put(home.imapPort(), "mail (IMAP)");
        return ports;
    }

    private static void checkFree(int port, String owner) {
        try (ServerSocket loopback = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            loopback.setReuseAddress(true);
        } catch (IOException taken) {
            throw new StartFailure(
                    "port %d, wanted by %s, is in use; stop what listens there and try again".formatted(port, owner));
        }
    }
}
