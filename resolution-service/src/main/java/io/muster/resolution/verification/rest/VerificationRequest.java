package io.muster.resolution.verification.rest;

import io.muster.contracts.ResolutionEvent.Result;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * What is known of a gate; replaces what was recorded before.
 *
 * @param owner id of the person who answers for it
 * @param evidence absent while there is none
 * @param result absent while there is none; needs evidence, and {@code passed} a mitigated incident
 */
record VerificationRequest(
        @NotBlank @Size(max = 200) String owner,
        @Size(max = 4000) String evidence,
        Result result) {

    String evidenceOrNull() {
        return evidence == null || evidence.isBlank() ? null : evidence;
    }
}
