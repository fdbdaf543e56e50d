package io.muster.comms.statuspage.rest;

import io.muster.contracts.Journey;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** @param journeys an incident that hits one of them hits this part of the store */
record ComponentRequest(
        @NotBlank @Size(max = 100) String name,
        @Size(max = 500) String description,
        @NotNull List<@NotNull Journey> journeys,
        @Min(0) int position) {}
