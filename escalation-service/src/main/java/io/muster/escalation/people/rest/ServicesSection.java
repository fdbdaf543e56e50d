package io.muster.escalation.people.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.escalation.Kept;
import io.muster.escalation.people.Directory;
import io.muster.escalation.people.Service;
import io.muster.escalation.people.Services;
import io.muster.escalation.setup.SetupJson;
import io.muster.escalation.setup.SetupSection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

@ApplicationScoped
class ServicesSection implements SetupSection {

    private final Directory directory;
    private final Services services;
    private final SetupJson json;

    ServicesSection(Directory directory, Services services, SetupJson json) {
        this.directory = directory;
        this.services = services;
        this.json = json;
    }

    @Override
    public String name() {
        return "services";
    }

    @Override
    public int order() {
        return 6;
    }

    @Override
    public Uni<List<String>> keep(String key, JsonNode body) {
        return directory
                .save(json.read(body, ServicesResource.ServiceRequest.class).service(key))
                .map(Kept::missing);
    }

    @Override
    public Uni<Void> remove(String key) {
        return services.remove(key);
    }

    @Override
    public Uni<Map<String, JsonNode>> export() {
        return services.all()
                .map(all -> all.stream()
                        .collect(Collectors.toMap(
                                Service::key, one -> json.write(ServicesResource.ServiceRequest.of(one)))));
    }
}
