package io.muster.escalation.people.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.escalation.StoredJson;
import io.muster.escalation.people.Team;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;

@Entity
@Table(name = "team")
class TeamEntity {

    @Id
    @Column(name = "key")
    String id;

    String name;
    String members;
    String lead;

    static TeamEntity of(Team team) {
        TeamEntity entity = new TeamEntity();
        entity.id = team.key();
        entity.name = team.name();
        entity.members = StoredJson.write(team.members());
        entity.lead = team.lead().orElse(null);
        return entity;
    }

    Team team() {
        List<String> ids = StoredJson.read(members, new TypeReference<>() {});
        return new Team(id, name, ids, Optional.ofNullable(lead));
    }
}
