package io.muster.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A TCP proxy that breaks on demand: it passes, refuses (closes what is open and everything new), or freezes (keeps
 * connections open and passes nothing, as a dead network does).
 */
public final class FaultProxy implements AutoCloseable {
    private enum Mode {
        PASS,
        REFUSE,
        FREEZE
    }

    private final ServerSocket listener;
    private final String host;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Mode mode = Mode.PASS;

    private FaultProxy(ServerSocket listener, String host, int target) {
        this.listener = listener;
        this.host = host;
        this.target = target;
    }

    /** A proxy on a free port in front of {@code host:target}; it passes. */
    public static FaultProxy to(String host, int target) {
        return on(0, host, target);
    }

    /** A proxy on a given port. A broker needs that: clients follow the address it advertises. */
    public static FaultProxy on(int port, String host, int target) {
        try {
            ServerSocket listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
            var proxy = new FaultProxy(listener, host, target);
            Thread.ofVirtual().start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    public void pass() {
        become(Mode.PASS);
    }

    public void refuse() {
        become(Mode.REFUSE);
        open.forEach(FaultProxy::close);
    }

    public void freeze() {
        become(Mode.FREEZE);
    }

    private void become(Mode wanted) {
        lock.lock();
        try {
            mode = wanted;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try {
            awaitThawed();
            Socket server = new Socket(host, target);
            open.add(server);
            Thread.ofVirtual().start(() -> copy(server, client));
            copy(client, server);
        } catch (IOException refused) {
            close(client);
        }
    }

    private void copy(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] buffer = new byte[16384];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                awaitThawed();
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException ended) {
            // both ends are closed by now
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private void awaitThawed() throws IOException {
        lock.lock();
        try {
            while (mode == Mode.FREEZE) {
                changed.awaitUninterruptibly();
            }
            if (mode == Mode.REFUSE) {
                throw new IOException("refused");
            }
        } finally {
            lock.unlock();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // closed is what was wanted
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException alreadyGone) {
            // closed is what was wanted
        }
        refuse();
    }
}
