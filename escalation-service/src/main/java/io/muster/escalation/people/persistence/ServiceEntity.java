package io.muster.escalation.people.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.contracts.Journey;
import io.muster.durable.database.RowTable;
import io.muster.escalation.StoredJson;
import io.muster.escalation.people.Service;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Objects;

@Entity
@Table(name = "service")
class ServiceEntity {

    static final RowTable<ServiceEntity> TABLE = new RowTable<ServiceEntity>("service", ServiceEntity::new)
            .text("key", row -> row.id, (row, id) -> row.id = id)
            .text("name", row -> row.name, (row, name) -> row.name = name)
            .text("team", row -> row.team, (row, team) -> row.team = team)
            .text("policy", row -> row.policy, (row, policy) -> row.policy = policy)
            .text("journeys", row -> row.journeys, (row, journeys) -> row.journeys = journeys);

    @Id
    @Column(name = "key")
    String id;

    String name;
    String team;
    String policy;
    String journeys;

    static ServiceEntity of(Service service) {
        ServiceEntity entity = new ServiceEntity();
        entity.id = service.key();
        entity.name = service.name();
        entity.team = service.team();
        entity.policy = service.policy();
        entity.journeys = StoredJson.write(service.journeys());
        return entity;
    }

    Service service() {
        List<Journey> known = StoredJson.read(journeys, new TypeReference<List<Journey>>() {}).stream()
                .filter(Objects::nonNull)
                .toList();
        return new Service(id, name, team, policy, known);
    }
}
