package io.muster.detection.remark.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.muster.contracts.EventJson;
import io.muster.detection.intake.OpsgenieAlerts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tags and details as the sender gave them; nothing for an alert that came before they were kept, or with very many.
 *
 * @param labels the names of the labels that were made of them
 */
record GivenToOpsgenie(List<String> tags, Map<String, String> details, Set<String> labels) {

    static GivenToOpsgenie in(Map<String, String> annotations) {
        List<String> tags = new ArrayList<>();
        Map<String, String> details = new LinkedHashMap<>();
        read(annotations.get(OpsgenieAlerts.GIVEN_TAGS)).forEach(tag -> tags.add(tag.asText()));
        read(annotations.get(OpsgenieAlerts.GIVEN_DETAILS))
                .properties()
                .forEach(detail -> details.put(detail.getKey(), text(detail.getValue())));
        Set<String> labels = new HashSet<>();
        tags.forEach(tag -> labels.add(OpsgenieAlerts.labelOfTag(tag)));
        details.keySet().forEach(detail -> labels.add(OpsgenieAlerts.labelOf(detail)));
        return new GivenToOpsgenie(tags, details, labels);
    }

    private static JsonNode read(String json) {
        try {
            return json == null ? MissingNode.getInstance() : EventJson.mapper().readTree(json);
        } catch (JsonProcessingException cut) {
            return MissingNode.getInstance();
        }
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
