package io.muster.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Requests byte by byte, where an HTTP client would not send them or not read the answer to them. */
public final class RawHttp {

    private static final int CHUNK = 8192;

    private RawHttp() {}

    /**
     * Posts a body whose length is announced, and is refused before it was read: the connection ends with the answer.
     *
     * @param header one or more lines, without the end of the last
     * @param bytes how many of the body are sent
     * @return head and body of the answer
     */
    public static String post(URI service, String path, String header, int bytes) {
        return post(service, path, header, new byte[bytes]);
    }

    /**
     * Posts a body in chunks: how long it is shows at its end only.
     *
     * @param header one or more lines, without the end of the last
     * @param bytes how long the body is, all of it white space
     * @return head and body of the answer
     */
    public static String postChunked(URI service, String path, String header, int bytes) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        for (int rest = bytes; rest > 0; rest -= CHUNK) {
            String chunk = " ".repeat(Math.min(rest, CHUNK));
            chunks.writeBytes(ascii(Integer.toHexString(chunk.length()) + "\r\n" + chunk + "\r\n"));
        }
        chunks.writeBytes(ascii("0\r\n\r\n"));
        return post(service, path, header + "\r\nTransfer-Encoding: chunked", chunks.toByteArray());
    }

    private static String post(URI service, String path, String header, byte[] sent) {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            OutputStream request = socket.getOutputStream();
            request.write(ascii("POST " + path + " HTTP/1.1\r\nHost: " + service.getHost() + "\r\nConnection: close\r\n"
                    + header + "\r\n\r\n"));
            request.write(sent);
            request.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the request was cut off", e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
