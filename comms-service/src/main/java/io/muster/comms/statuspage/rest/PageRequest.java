package io.muster.comms.statuspage.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** @param timeZone in which the page shows its times, as {@code Europe/Berlin}; absent leaves it as it is */
record PageRequest(
        @NotBlank @Size(max = 100) String name,
        @NotNull @Pattern(regexp = "https?://\\S+") String url,
        String timeZone) {}
