package io.muster.detection.restriction.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** For the queries that leave these incidents out. */
@Entity
@Table(name = "restricted_incident")
class RestrictedIncidentEntity {

    @Id
    @Column(name = "incident_id")
    UUID incidentId;
}
