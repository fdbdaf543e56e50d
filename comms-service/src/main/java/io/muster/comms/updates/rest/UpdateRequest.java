package io.muster.comms.updates.rest;

import io.muster.comms.updates.PublicStatus;
import io.muster.comms.updates.UpdateWish;
import io.muster.contracts.Audience;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;

/**
 * An update in a person's own words.
 *
 * @param text may hold {@code {next update}}, which becomes the promised time
 * @param nextUpdateIn when the next one is promised, as {@code PT30M}; absent: as the cadence policy says
 * @param publicStatus for the outside; absent: as usual for where the incident stands
 */
record UpdateRequest(
        @NotEmpty List<@NotNull Audience> audiences,
        @NotBlank @Size(max = 255) String title,
        @NotBlank @Size(max = 10_000) String text,
        Duration nextUpdateIn,

        @Pattern(regexp = "investigating|identified|monitoring|resolved|postmortem")
        String publicStatus) {

    UpdateWish wish() {
        return new UpdateWish(
                audiences, title, text, nextUpdateIn, publicStatus == null ? null : PublicStatus.of(publicStatus));
    }
}
