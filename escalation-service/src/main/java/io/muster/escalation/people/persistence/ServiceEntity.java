package io.muster.escalation.people.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.contracts.Journey;
import io.muster.durable.database.RowFields;
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

    static ServiceEntity read(Object[] row) {
        RowFields fields = new RowFields(row);
        ServiceEntity entity = new ServiceEntity();
        entity.id = fields.text();
        entity.name = fields.text();
        entity.team = fields.text();
        entity.policy = fields.text();
        entity.journeys = fields.text();
        return entity;
    }

    Service service() {
        List<Journey> known = StoredJson.read(journeys, new TypeReference<List<Journey>>() {}).stream()
                .filter(Objects::nonNull)
                .toList();
        return new Service(id, name, team, policy, known);
    }
}
