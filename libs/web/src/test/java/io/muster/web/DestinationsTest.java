package io.muster.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {

    private static final Destinations LISTED =
            new Destinations(List.of("hooks.example", "rollback.internal:8443", "*.chat.example", "[fd00::1]:9000"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example/a",
                "http://hooks.example:8080/a",
                "https://HOOKS.example./a",
                "https://rollback.internal:8443/",
                "https://eu.chat.example/x",
                "http://[fd00::1]:9000/"
            })
    void listedNamesMayBeCalled(String address) {
        assertThat(LISTED.ofName(URI.create(address)).permitted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.example/",
                "https://rollback.internal/",
                "https://chat.example/",
                "https://evilchat.example/",
                "https://hooks.example.evil.test/",
                "https://hooks.example@evil.test/",
                "https://user:pass@hooks.example/",
                "ftp://hooks.example/",
                "file:///etc/passwd"
            })
    void everythingElseMayNot(String address) {
        assertThat(LISTED.ofName(URI.create(address)).permitted()).isFalse();
    }

    @Test
    void withoutAListNothingIsCalled() {
        assertThat(new Destinations(List.of())
                        .ofName(URI.create("https://hooks.example/"))
                        .permitted())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.1.1",
                "100.100.100.200",
                "168.63.129.16",
                "fe80::1",
                "fd00:ec2::254",
                "::ffff:169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "2002:a9fe:a9fe::1",
                "::a9fe:a9fe",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "ff02::1"
            })
    void someAddressesAreNeverCalled(String address) throws Exception {
        assertThat(Destinations.forbids(InetAddress.getByName(address), true)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1", "::1", "fd12::1", "0.1.2.3"})
    void internalAddressesNeedAName(String address) throws Exception {
        InetAddress internal = InetAddress.getByName(address);

        assertThat(Destinations.forbids(internal, false)).isNotNull();
        assertThat(Destinations.forbids(internal, true)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"*,false", "hooks.example,true"})
    void theWildcardReachesNothingInternal(String pattern, boolean internal) {
        var verdict = new Destinations(List.of(pattern)).ofName(URI.create("https://hooks.example/"));

        assertThat(verdict.permitted()).isTrue();
        assertThat(verdict.internal()).isEqualTo(internal);
    }
}
