package io.muster.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * TCP ports that nobody listens on. They lie outside the range that systems give to outgoing connections: a port of that
 * range can be taken by any connection of this machine before the process it was meant for listens.
 */
public final class FreePorts {
    // Linux gives out 32768 to 60999, others 49152 to 65535; a suite has ports from 8080 to 19093 and, in acceptance
    // tests, the
    // same 10,100 to 10,900 higher
    private static final int FIRST = 30_100;
    private static final int END = 32_700;
    private static final int TRIES = 100;

    private FreePorts() {}

    /** A port at random, so that test JVMs that run side by side do not get the same. */
    public static int one() {
        IOException taken = null;
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                taken = e;
            }
        }
        throw new IllegalStateException("no free port among " + TRIES, taken);
    }
}
