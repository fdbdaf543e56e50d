package io.muster.escalation.people.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.escalation.Kept;
import io.muster.escalation.people.Directory;
import io.muster.escalation.people.Team;
import io.muster.escalation.people.Teams;
import io.muster.escalation.setup.SetupJson;
import io.muster.escalation.setup.SetupSection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

@ApplicationScoped
class TeamsSection implements SetupSection {

    private final Directory directory;
    private final Teams teams;
    private final SetupJson json;

    TeamsSection(Directory directory, Teams teams, SetupJson json) {
        this.directory = directory;
        this.teams = teams;
        this.json = json;
    }

    @Override
    public String name() {
        return "teams";
    }

    @Override
    public int order() {
        return 4;
    }

    @Override
    public Uni<List<String>> keep(String key, JsonNode body) {
        return directory
                .save(json.read(body, TeamsResource.TeamRequest.class).team(key))
                .map(Kept::missing);
    }

    @Override
    public List<String> remarks(String key, JsonNode thing, Map<String, Map<String, JsonNode>> all) {
        return json.read(thing, TeamsResource.TeamRequest.class).team(key).remarks();
    }

    @Override
    public Uni<Void> remove(String key) {
        return teams.remove(key);
    }

    @Override
    public Uni<Map<String, JsonNode>> export() {
        return teams.all()
                .map(all -> all.stream()
                        .collect(Collectors.toMap(Team::key, one -> json.write(TeamsResource.TeamRequest.of(one)))));
    }
}
