package io.muster.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Where processes listen. */
final class Ports {

    private Ports() {}

    static int free() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the process answers that path with 200. */
    static void awaitServing(int port, String path, Process process, Duration patience) throws InterruptedException {
        awaitServing(port, path, null, process, patience);
    }

    static void awaitServing(int port, String path, String authorization, Process process, Duration patience)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!serves(port, path, authorization)) {
            if (System.nanoTime() > end || process.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("nothing serves " + path + " at " + port);
            }
        }
    }

    private static boolean serves(int port, String path, String authorization) {
        try (HttpConnection connection = new HttpConnection(port, authorization)) {
            connection.get(path, HttpConnection.Part.NONE);
            return true;
        } catch (UncheckedIOException | IllegalStateException notYet) {
            return false;
        }
    }
}
