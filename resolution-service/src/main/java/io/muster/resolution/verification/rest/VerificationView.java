package io.muster.resolution.verification.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.Actor;
import io.muster.contracts.ResolutionEvent.Gate;
import io.muster.contracts.ResolutionEvent.Result;
import io.muster.resolution.restoration.Restoration;
import java.time.Instant;
import java.util.List;

/** @param lacks what is missing before the gate is passed; empty when it is */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VerificationView(
        Gate gate, String owner, String evidence, Result result, Instant at, Actor by, List<String> lacks) {

    static VerificationView of(Restoration restoration, Gate gate) {
        var verification = restoration.gates().of(gate);
        return new VerificationView(
                gate,
                verification.owner(),
                verification.evidence(),
                verification.result(),
                verification.at(),
                verification.by(),
                verification.lacks());
    }
}
