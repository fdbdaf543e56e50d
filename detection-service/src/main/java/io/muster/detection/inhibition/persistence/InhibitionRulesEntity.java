package io.muster.detection.inhibition.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "inhibition_rules")
class InhibitionRulesEntity {

    @Id
    long version;

    /** The list of rules in JSON. */
    String rules;

    @Column(name = "published_at")
    Instant publishedAt;

    @Column(name = "published_by")
    String publishedBy;
}
