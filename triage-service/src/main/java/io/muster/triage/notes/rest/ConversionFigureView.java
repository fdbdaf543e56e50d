package io.muster.triage.notes.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.Actor;
import io.muster.contracts.Journey;
import io.muster.triage.notes.ConversionFigure;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

@JsonInclude(JsonInclude.Include.NON_NULL)
record ConversionFigureView(
        UUID id,
        Journey journey,
        String segment,
        BigDecimal downPercent,
        int minutes,
        String source,
        Instant at,
        Actor by,
        String words) {

    static ConversionFigureView of(ConversionFigure figure) {
        return new ConversionFigureView(
                figure.id(),
                figure.journey(),
                figure.segment(),
                figure.downPercent(),
                figure.minutes(),
                figure.source(),
                figure.at(),
                figure.by(),
                figure.words());
    }
}
