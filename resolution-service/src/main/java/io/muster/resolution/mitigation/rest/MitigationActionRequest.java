package io.muster.resolution.mitigation.rest;

import io.muster.resolution.mitigation.KeepCatalogue;
import io.muster.resolution.mitigation.MitigationAction;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * An action of the catalogue.
 *
 * @param url gets the signed request
 * @param secret {@code whsec_} and base64 of at least 16 bytes; absent keeps the one that is stored
 * @param services keys of the services it is meant for; absent or empty means any
 */
record MitigationActionRequest(
        @NotBlank @Size(max = 200) String title,

        @NotNull @Pattern(regexp = "rollback|failover|rate-limit|feature-off")
        String kind,

        @NotBlank @Size(max = 2000) String url,
        @Size(max = 200) String secret,
        @Size(max = 50) List<@NotBlank @Size(max = 100) String> services,
        boolean requiresApproval) {

    KeepCatalogue.Draft toDraft(String key) {
        return new KeepCatalogue.Draft(
                key,
                title,
                MitigationAction.Kind.of(kind),
                url,
                secret,
                services == null ? List.of() : services,
                requiresApproval);
    }

    @Override
    public String toString() {
        return "MitigationActionRequest[" + title + "]";
    }
}
