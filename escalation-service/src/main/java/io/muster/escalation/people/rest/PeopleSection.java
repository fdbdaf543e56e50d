package io.muster.escalation.people.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.durable.loop.InTurn;
import io.muster.escalation.people.Directory;
import io.muster.escalation.people.People;
import io.muster.escalation.people.Person;
import io.muster.escalation.people.RemembersPeople;
import io.muster.escalation.setup.SetupJson;
import io.muster.escalation.setup.SetupSection;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

@ApplicationScoped
class PeopleSection implements SetupSection {

    private final Directory directory;
    private final People people;
    private final List<RemembersPeople> memories;
    private final SetupJson json;

    PeopleSection(Directory directory, People people, @All List<RemembersPeople> memories, SetupJson json) {
        this.directory = directory;
        this.people = people;
        this.memories = memories;
        this.json = json;
    }

    @Override
    public String name() {
        return "people";
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public Uni<List<String>> keep(String key, JsonNode body) {
        return directory.save(json.read(body, PersonRequest.class).person(key)).replaceWith(List.of());
    }

    @Override
    public List<String> remarks(String key, JsonNode thing, Map<String, Map<String, JsonNode>> all) {
        return Person.remarks(thing.path("contacts").size());
    }

    @Override
    public Uni<Void> remove(String key) {
        return people.find(key)
                .chain(found -> InTurn.each(memories, memory -> memory.forget(found.orElseThrow())))
                .chain(() -> people.remove(key));
    }

    @Override
    public Uni<Map<String, JsonNode>> export() {
        return people.all()
                .map(all -> all.stream()
                        .map(directory::shown)
                        .collect(Collectors.toMap(Person::id, one -> json.write(PersonRequest.of(one)))));
    }
}
