package io.muster.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Requests byte by byte, where an HTTP client would not send them or not read the answer to them. */
public final class RawHttp {

    private RawHttp() {}

    /**
     * Posts a body whose length is announced, and is refused before it was read: the connection ends with the answer.
     *
     * @param header one or more lines, without the end of the last
     * @param bytes how many of the body are sent
     * @return head and body of the answer
     */
    public static String post(URI service, String path, String header, int bytes) {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            OutputStream request = socket.getOutputStream();
            request.write(("POST " + path + " HTTP/1.1\r\nHost: " + service.getHost() + "\r\n" + header + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            request.write(new byte[bytes]);
            request.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the request was cut off", e);
        }
    }
}
