package io.muster.escalation.people.rest;

import io.muster.escalation.people.Directory.NewContact;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/** @param timeZone IANA name, as {@code Europe/Berlin} @param contacts in the order in which they are tried */
record PersonRequest(
        @NotBlank @Size(max = 200) String name,
        @NotBlank String timeZone,
        @NotNull @Size(max = 20) List<@Valid @NotNull ContactRequest> contacts) {

    /**
     * @param kind {@code mail} or {@code webhook}
     * @param secret what a webhook is signed with, {@code whsec_…}; left out, the stored one stays
     */
    record ContactRequest(
            @NotBlank String kind,
            @NotBlank @Size(max = 2000) String address,
            String secret) {

        NewContact contact() {
            return new NewContact(kind, address, Optional.ofNullable(secret).filter(text -> !text.isBlank()));
        }
    }
}
