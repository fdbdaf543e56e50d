package io.muster.triage.record.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.Severity;

/**
 * A severity as somebody sees it who is about to choose one (R37).
 *
 * @param definition the pinned policy's words for it
 * @param current whether it is in force
 * @param proposed whether the policy proposes it now
 * @param reason why it is proposed; absent on the others
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SeverityChoiceView(Severity severity, String definition, boolean current, boolean proposed, String reason) {}
