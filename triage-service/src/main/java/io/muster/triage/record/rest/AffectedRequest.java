package io.muster.triage.record.rest;

import io.muster.contracts.TriageEvent.Affected;
import io.muster.contracts.TriageEvent.Known;
import io.muster.contracts.TriageEvent.Users;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Who is hit, beyond journeys and places; an absent or empty list narrows nothing. */
record AffectedRequest(
        @Size(max = 50) List<@NotBlank @Size(max = 100) String> devices,

        @Size(max = 50) List<@NotBlank @Size(max = 100) String> paymentMethods,

        @Size(max = 500) List<@NotBlank @Size(max = 100) String> sellers,

        @Valid UsersRequest users) {

    /** @param known how the number is known */
    record UsersRequest(@PositiveOrZero long count, @NotNull Known known) {}

    Affected toAffected() {
        return new Affected(
                devices, paymentMethods, sellers, users == null ? null : new Users(users.count(), users.known()));
    }
}
