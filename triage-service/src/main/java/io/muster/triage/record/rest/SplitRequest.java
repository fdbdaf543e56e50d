package io.muster.triage.record.rest;

import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
import io.muster.triage.record.Part;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * "This part has another cause."
 *
 * @param what what is broken there, in one line
 * @param journeys those that go along; absent or empty takes none
 * @param where where it is broken there; absent or empty means everywhere
 * @param service key of the affected service; absent when not known
 * @param severity absent leaves it to detection's policy
 * @param fingerprints of the alerts that go along; absent or empty takes none
 */
record SplitRequest(
        @NotBlank @Size(max = 200) String what,
        @Size(max = 7) List<@NotNull Journey> journeys,

        @Size(max = 50) List<@NotBlank @Size(max = 100) String> where,

        @Size(max = 100) String service,
        Severity severity,

        @Size(max = 1000) List<@NotNull @Pattern(regexp = "[0-9a-f]{16}") String> fingerprints,

        @NotBlank @Size(max = 2000) String reason) {

    Part toPart() {
        return new Part(what, orNone(journeys), orNone(where), service, severity, orNone(fingerprints));
    }

    private static <T> List<T> orNone(List<T> values) {
        return values == null ? List.of() : values;
    }
}
