package io.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    @Test
    void noPortIsGivenTwiceThoughNobodyListensOnIt() {
        List<Integer> ports = Stream.generate(FreePorts::one).limit(200).toList();

        assertThat(ports).doesNotHaveDuplicates();
    }

    @Test
    void whoeverIsGivenOneMayListen() throws IOException {
        int port = FreePorts.one();

        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(socket.getLocalPort()).isEqualTo(port);
        }
    }
}
