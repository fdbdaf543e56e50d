package io.muster.detection.integration;

/**
 * What holds for an integration beside its key.
 *
 * @param perSecond how many requests it may make each second on each replica, a large one counting as one for each KiB;
 *     null for the usual
 * @param sealedSecret what it signs its requests with, sealed; null when it does not sign
 * @param mapping how its own JSON is read; null when it sends none
 * @param silences what its key may do with silences
 */
public record Terms(
        IntegrationKind kind, Integer perSecond, String sealedSecret, AlertMapping mapping, SilenceAccess silences) {

    /** Of a key that may not touch silences. */
    public Terms(IntegrationKind kind, Integer perSecond, String sealedSecret, AlertMapping mapping) {
        this(kind, perSecond, sealedSecret, mapping, SilenceAccess.NONE);
    }

    public static Terms of(IntegrationKind kind) {
        return new Terms(kind, null, null, null);
    }

    public Terms with(AlertMapping newMapping) {
        return new Terms(kind, perSecond, sealedSecret, newMapping, silences);
    }
}
