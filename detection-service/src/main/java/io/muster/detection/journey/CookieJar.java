package io.muster.detection.journey;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The cookies of one walk through a store, as a shopper's browser keeps them (RFC 6265): each goes back to the hosts and
 * paths it was set for, and one that has ended does not. A walk is too short for a cookie to end while it lasts.
 */
final class CookieJar {

    private static final String ROOT = "/";

    /** @param hostOnly whether it goes to this very host, and not to those below its domain */
    private record Cookie(String name, String value, String domain, boolean hostOnly, String path, boolean secure) {

        boolean goesTo(String scheme, String host, String path) {
            return (hostOnly ? host.equals(domain) : isBelow(host, domain))
                    && isUnder(path, this.path)
                    && (!secure || scheme.equals("https"));
        }
    }

    /** What makes a cookie another one. */
    private record Key(String name, String domain, String path) {}

    private final Map<Key, Cookie> cookies = new LinkedHashMap<>();

    /** @param set the values of {@code Set-Cookie}; what is not meant for the host that answered is left out */
    void keep(URI from, List<String> set, Instant now) {
        set.forEach(line -> keep(from, line, now));
    }

    private void keep(URI from, String line, Instant now) {
        String[] parts = line.split(";", -1);
        int equals = parts[0].indexOf('=');
        if (equals <= 0) {
            return;
        }
        Map<String, String> attributes = attributes(parts);
        String host = hostOf(from);
        String domain = attributes.getOrDefault("domain", "").toLowerCase(Locale.ROOT);
        domain = domain.startsWith(".") ? domain.substring(1) : domain;
        boolean hostOnly = domain.isEmpty() || domain.equals(host) && !host.contains(".");
        if (!hostOnly && (!isBelow(host, domain) || !domain.contains("."))) {
            return;
        }
        String path = attributes.getOrDefault("path", "");
        Cookie cookie = new Cookie(
                parts[0].substring(0, equals).strip(),
                parts[0].substring(equals + 1).strip(),
                hostOnly ? host : domain,
                hostOnly,
                path.startsWith(ROOT) ? path : folderOf(from),
                attributes.containsKey("secure"));
        Key key = new Key(cookie.name(), cookie.domain(), cookie.path());
        if (hasEnded(attributes, now)) {
            cookies.remove(key);
        } else {
            cookies.put(key, cookie);
        }
    }

    /** The header for a request; those of the longest paths come first. Empty when there is nothing to send. */
    Optional<String> sentTo(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        String sent = cookies.values().stream()
                .filter(cookie -> cookie.goesTo(scheme, hostOf(address), pathOf(address)))
                .sorted(Comparator.comparing(cookie -> -cookie.path().length()))
                .map(cookie -> cookie.name() + "=" + cookie.value())
                .collect(Collectors.joining("; "));
        return sent.isEmpty() ? Optional.empty() : Optional.of(sent);
    }

    private static Map<String, String> attributes(String[] parts) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].split("=", 2);
            attributes.put(pair[0].strip().toLowerCase(Locale.ROOT), pair.length > 1 ? pair[1].strip() : "");
        }
        return attributes;
    }

    /** {@code Max-Age} comes before {@code Expires}; one that cannot be read says nothing. */
    private static boolean hasEnded(Map<String, String> attributes, Instant now) {
        try {
            return !Duration.ofSeconds(Long.parseLong(attributes.getOrDefault("max-age", "")))
                    .isPositive();
        } catch (NumberFormatException noAge) {
            return hasExpired(attributes.get("expires"), now);
        }
    }

    private static boolean hasExpired(String expires, Instant now) {
        if (expires == null) {
            return false;
        }
        try {
            String usual = expires.replace('-', ' ');
            return !ZonedDateTime.parse(usual, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant()
                    .isAfter(now);
        } catch (DateTimeException noTime) {
            return false;
        }
    }

    private static String hostOf(URI address) {
        return String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    }

    private static String pathOf(URI address) {
        String path = address.getRawPath();
        return path == null || !path.startsWith(ROOT) ? ROOT : path;
    }

    private static String folderOf(URI address) {
        String path = pathOf(address);
        int end = path.lastIndexOf('/');
        return end == 0 ? ROOT : path.substring(0, end);
    }

    private static boolean isBelow(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }

    private static boolean isUnder(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder.endsWith(ROOT) ? folder : folder + ROOT);
    }
}
