package io.muster.comms.updates;

import io.muster.contracts.Audience;
import java.time.Duration;
import java.util.List;

/**
 * An update as a person wrote it.
 *
 * @param audiences at least one
 * @param nextUpdateIn when the next one is promised; null: as the cadence policy says
 * @param publicStatus null: as usual for where the incident stands; ignored inside the company
 */
public record UpdateWish(
        List<Audience> audiences, String title, String text, Duration nextUpdateIn, PublicStatus publicStatus) {}
