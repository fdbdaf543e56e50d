package io.muster.detection.alert.rest;

import io.muster.detection.alert.rest.GettableAlert.Receiver;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Alerts that go together, as the Alertmanager API lists them: by journey and service, which is how they find incidents. */
@RegisterForReflection
record AlertGroup(Map<String, String> labels, Receiver receiver, List<GettableAlert> alerts) {

    private static final List<String> GROUP_BY = List.of("journey", "service");

    /** In the order of their labels. */
    static List<AlertGroup> of(List<GettableAlert> alerts) {
        Map<SortedMap<String, String>, List<GettableAlert>> groups = new LinkedHashMap<>();
        alerts.forEach(alert ->
                groups.computeIfAbsent(key(alert), labels -> new ArrayList<>()).add(alert));
        return groups.entrySet().stream()
                .map(group -> new AlertGroup(group.getKey(), new Receiver(GettableAlert.RECEIVER), group.getValue()))
                .sorted(Comparator.comparing(group -> group.labels().toString()))
                .toList();
    }

    private static SortedMap<String, String> key(GettableAlert alert) {
        SortedMap<String, String> key = new TreeMap<>();
        GROUP_BY.stream()
                .filter(alert.labels()::containsKey)
                .forEach(label -> key.put(label, alert.labels().get(label)));
        return key;
    }
}
