package io.muster.triage.notes.persistence;

import io.muster.contracts.Journey;
import io.muster.durable.ActorColumns;
import io.muster.triage.notes.ConversionFigure;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "conversion_figure")
class ConversionFigureEntity {

    @Id
    UUID id;

    @Column(name = "incident_id")
    UUID incidentId;

    @Enumerated(EnumType.STRING)
    Journey journey;

    String segment;

    @Column(name = "down_percent")
    BigDecimal downPercent;

    int minutes;
    String source;
    Instant at;

    @Embedded
    ActorColumns by;

    static ConversionFigureEntity of(ConversionFigure figure) {
        var entity = new ConversionFigureEntity();
        entity.write(figure);
        return entity;
    }

    private void write(ConversionFigure figure) {
        id = figure.id();
        incidentId = figure.incident();
        journey = figure.journey();
        segment = figure.segment();
        downPercent = figure.downPercent();
        minutes = figure.minutes();
        source = figure.source();
        at = figure.at();
        by = ActorColumns.of(figure.by());
    }

    ConversionFigure toFigure() {
        return new ConversionFigure(id, incidentId, journey, segment, downPercent, minutes, source, at, by.toActor());
    }
}
