package io.muster.resolution.mitigation;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * Something another system can do to stop or reduce the impact, agreed before the incident (R7, R82–R85).
 *
 * @param key the company's own name for it, unique
 * @param url gets the signed request
 * @param sealedSecret what the request is signed with, encrypted; never shown to anyone
 * @param services keys of the services it is meant for; empty means any. A hint for people, no limit
 * @param requiresApproval whether the incident's commander or the store owner must approve each use (R10)
 */
public record MitigationAction(
        String key,
        String title,
        Kind kind,
        URI url,
        String sealedSecret,
        List<String> services,
        boolean requiresApproval) {

    public enum Kind {
        /** Back to the deployment before (R82). */
        ROLLBACK,
        /** To a backup provider or region (R83). */
        FAILOVER,
        /** Less or other traffic (R84). */
        RATE_LIMIT,
        /** Without a feature that is not essential (R85). */
        FEATURE_OFF;

        /** As people write it: {@code rate-limit}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** @throws IllegalArgumentException for any other word */
        public static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    public MitigationAction {
        services = List.copyOf(services);
    }
}
