package io.muster.comms.cadence.rest;

import io.muster.comms.cadence.Cadence;
import io.muster.comms.cadence.CadencePolicy;
import io.muster.contracts.Severity;
import java.util.Map;

/** @param version 0 while the product's defaults are in force */
record CadencePolicyView(long version, Map<Severity, Cadence> severities) {

    static CadencePolicyView of(CadencePolicy policy) {
        return new CadencePolicyView(policy.version(), policy.severities());
    }
}
