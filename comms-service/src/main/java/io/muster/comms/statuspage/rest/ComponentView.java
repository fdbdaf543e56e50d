package io.muster.comms.statuspage.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.comms.statuspage.Component;
import io.muster.contracts.Journey;
import java.util.List;

@JsonInclude(JsonInclude.Include.NON_NULL)
record ComponentView(String key, String name, String description, List<Journey> journeys, int position) {

    static ComponentView of(Component component) {
        return new ComponentView(
                component.key(), component.name(), component.description(), component.journeys(), component.position());
    }
}
