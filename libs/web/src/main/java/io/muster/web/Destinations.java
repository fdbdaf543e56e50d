package io.muster.web;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The rules on where requests may go: the operator's allow-list on names, fixed rules on addresses. Pure. */
final class Destinations {

    /** Addresses at which clouds hand out credentials, beside the link-local ranges (AWS, Alibaba, Oracle, Azure). */
    private static final Set<String> METADATA =
            Set.of("fd00:ec2:0:0:0:0:0:254", "100.100.100.200", "192.0.0.192", "168.63.129.16");

    private final List<Pattern> allowed;

    Destinations(List<String> patterns) {
        this.allowed = patterns.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Pattern::parse)
                .toList();
    }

    /**
     * @param permitted whether a request may go there
     * @param internal whether addresses inside the company's network are acceptable too
     */
    record Verdict(boolean permitted, boolean internal, String reason) {}

    Verdict ofName(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            return denied("only http and https are spoken");
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null) {
            return denied("the address needs a host and must not carry credentials");
        }
        String host = hostOf(uri);
        List<Pattern> matching =
                allowed.stream().filter(p -> p.matches(host, portOf(uri))).toList();
        if (matching.isEmpty()) {
            return denied(host + ":" + portOf(uri) + " is not on the allow-list");
        }
        return new Verdict(true, matching.stream().anyMatch(p -> !p.isAny()), "on the allow-list");
    }

    /** Says why the address must not be connected to; null when it may. */
    static String forbids(InetAddress address, boolean internalAllowed) {
        InetAddress real = unwrapped(address);
        if (real.isLinkLocalAddress() || METADATA.contains(real.getHostAddress())) {
            return "link-local and metadata addresses are never called";
        }
        if (real.isMulticastAddress() || real.isAnyLocalAddress() || isReserved(real)) {
            return "the address is not one of a single host";
        }
        return isInternal(real) && !internalAllowed ? "an internal address must be allowed by its name" : null;
    }

    static String hostOf(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        host = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    static int portOf(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    private static Verdict denied(String reason) {
        return new Verdict(false, false, reason);
    }

    private static boolean isInternal(InetAddress address) {
        byte[] b = address.getAddress();
        boolean shared = b.length == 4 && (b[0] & 0xff) == 100 && (b[1] & 0xc0) == 64;
        boolean uniqueLocal = b.length == 16 && (b[0] & 0xfe) == 0xfc;
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || shared
                || uniqueLocal
                || (b.length == 4 && b[0] == 0);
    }

    private static boolean isReserved(InetAddress address) {
        byte[] b = address.getAddress();
        return b.length == 4 && (b[0] & 0xf0) == 0xf0;
    }

    /** The IPv4 address inside an IPv6 one of the translating kinds: NAT64, 6to4, IPv4-compatible. */
    private static InetAddress unwrapped(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] b = address.getAddress();
        if (b[0] == 0x20 && b[1] == 0x02) {
            return ipv4(b, 2);
        }
        boolean nat64 = b[0] == 0 && b[1] == 0x64 && (b[2] & 0xff) == 0xff && (b[3] & 0xff) == 0x9b;
        boolean compatible = allZero(b, 12) && !address.isLoopbackAddress() && !address.isAnyLocalAddress();
        return nat64 || compatible ? ipv4(b, 12) : address;
    }

    private static boolean allZero(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress ipv4(byte[] bytes, int from) {
        try {
            return Inet4Address.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes always are an address", e);
        }
    }

    /** One line of the allow-list. */
    private record Pattern(String host, int port) {

        static Pattern parse(String text) {
            String lower = text.toLowerCase(Locale.ROOT);
            int colon = lower.lastIndexOf(':');
            boolean ipv6 = lower.indexOf(':') != colon && !lower.contains("]:");
            if (colon < 0 || ipv6) {
                return new Pattern(bare(lower), -1);
            }
            return new Pattern(bare(lower.substring(0, colon)), Integer.parseInt(lower.substring(colon + 1)));
        }

        private static String bare(String host) {
            return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        }

        boolean isAny() {
            return host.equals("*");
        }

        boolean matches(String name, int number) {
            boolean sameHost =
                    isAny() || (host.startsWith("*.") ? name.endsWith(host.substring(1)) : name.equals(host));
            return sameHost && (port < 0 || port == number);
        }
    }
}
