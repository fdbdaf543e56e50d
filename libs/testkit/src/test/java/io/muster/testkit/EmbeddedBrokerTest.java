package io.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EmbeddedBrokerTest {

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aBrokerWhosePortIsTakenEndsAndIsNotWaitedForForEver() throws IOException {
        int port = FreePorts.one();
        try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedBroker.startBehind(port, port))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("ended before it served");
            assertThat(other.isClosed()).isFalse();
        }
    }
}
