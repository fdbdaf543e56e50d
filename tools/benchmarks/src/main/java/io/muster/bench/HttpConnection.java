package io.muster.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One connection that is kept open, one request after the other, with as little of its own as possible: the generator
 * shares the machine with what it measures.
 */
final class HttpConnection implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String headers;
    private final byte[] part = new byte[1 << 14];

    /** @param authorization null for none */
    HttpConnection(int port, String authorization) {
        try {
            socket = new Socket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(240_000);
            in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            out = socket.getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        headers = " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n"
                + (authorization == null ? "" : "Authorization: " + authorization + "\r\n");
    }

    /** @throws IllegalStateException for any other answer than 200 */
    void post(String path, byte[] json) {
        String head = "POST " + path + headers + "Content-Type: application/json\r\nContent-Length: " + json.length
                + "\r\n\r\n";
        byte[] start = head.getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[start.length + json.length];
        System.arraycopy(start, 0, request, 0, start.length);
        System.arraycopy(json, 0, request, start.length, json.length);
        exchange("POST " + path, request, Part.NONE);
    }

    /** @throws IllegalStateException for any other answer than 200 */
    void get(String path, Part each) {
        exchange("GET " + path, ("GET " + path + headers + "\r\n").getBytes(StandardCharsets.US_ASCII), each);
    }

    /** Is given a body part by part. */
    interface Part {
        void take(byte[] bytes, int length);

        Part NONE = (bytes, length) -> {};
    }

    private void exchange(String what, byte[] request, Part each) {
        try {
            out.write(request);
            String status = line();
            boolean ok = status.startsWith("HTTP/1.1 200");
            ByteArrayOutputStream complaint = new ByteArrayOutputStream();
            body(ok ? each : (bytes, length) -> complaint.write(bytes, 0, length));
            if (!ok) {
                throw new IllegalStateException(
                        what + ": " + status + " " + complaint.toString(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(what, e);
        }
    }

    private void body(Part each) throws IOException {
        int length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        lower.substring("content-length:".length()).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
        }
        if (!chunked) {
            pass(length, each);
            return;
        }
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            pass(size, each);
            line();
        }
        line();
    }

    private void pass(int length, Part each) throws IOException {
        for (int left = length; left > 0; ) {
            int read = in.read(part, 0, Math.min(left, part.length));
            if (read < 0) {
                throw new IOException("the connection was closed");
            }
            each.take(part, read);
            left -= read;
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection was closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
