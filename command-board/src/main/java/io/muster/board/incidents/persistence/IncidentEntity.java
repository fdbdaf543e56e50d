package io.muster.board.incidents.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "incident")
class IncidentEntity {

    @Id
    UUID id;

    long number;

    /** The fold's JSON. */
    String state;

    @Column(name = "sort_key")
    String sortKey;

    boolean open;

    boolean restricted;
}
