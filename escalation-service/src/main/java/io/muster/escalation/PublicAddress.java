package io.muster.escalation;

import java.net.URI;

/** Addresses of this service as people's devices and providers call them. */
public final class PublicAddress {

    private PublicAddress() {}

    /**
     * What stands below the public address, whose own path stays.
     *
     * @param path as {@code a/token}, without a slash before it
     */
    public static URI of(URI publicUrl, String path) {
        String base = publicUrl.toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + path);
    }
}
