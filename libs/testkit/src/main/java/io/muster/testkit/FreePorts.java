package io.muster.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * TCP ports that nobody listens on. They lie outside the range that systems give to outgoing connections: a port of that
 * range can be taken by any connection of this machine before the process it was meant for listens.
 */
public final class FreePorts {
    // Linux gives out 32768 to 60999, others 49152 to 65535; a suite has ports from 8080 to 19093 and, in acceptance
    // tests, the same 10,100 to 10,900 higher
    private static final int FIRST = 30_100;
    private static final int END = 32_700;
    private static final int TRIES = 100;

    private static final Path CLAIMS =
            Path.of(System.getProperty("java.io.tmpdir"), "muster-test-ports-" + System.getProperty("user.name"));

    private FreePorts() {}

    /** A port at random. While this JVM runs no other test JVM is given the same, whether anybody listens on it or not. */
    public static int one() {
        IOException taken = null;
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            try {
                if (isClaimed(port)) {
                    continue;
                }
                try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                    return socket.getLocalPort();
                }
            } catch (IOException e) {
                taken = e;
            }
        }
        throw new IllegalStateException("no free port among " + TRIES, taken);
    }

    /** Claims the port by a file with our process id. @return whether another process that runs has done so, or we have */
    private static boolean isClaimed(int port) throws IOException {
        Path claim = Files.createDirectories(CLAIMS).resolve(Integer.toString(port));
        try {
            Files.writeString(claim, Long.toString(ProcessHandle.current().pid()), StandardOpenOption.CREATE_NEW);
            claim.toFile().deleteOnExit();
            return false;
        } catch (FileAlreadyExistsException claimed) {
            if (isLeft(claim)) {
                Files.deleteIfExists(claim); // free for the next who asks
            }
            return true;
        }
    }

    /** By a process that was killed. One that is empty is being written. */
    private static boolean isLeft(Path claim) throws IOException {
        String pid = Files.readString(claim);
        return !pid.isEmpty() && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
    }
}
