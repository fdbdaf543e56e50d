package io.muster.detection.alert.rest;

import io.muster.detection.alert.rest.GettableAlert.Receiver;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/** Alerts that go together, as the Alertmanager API lists them: by journey and service, which is how they find incidents. */
@RegisterForReflection
record AlertGroup(Map<String, String> labels, Receiver receiver, List<GettableAlert> alerts) {

    static final List<String> GROUP_BY = List.of("journey", "service");
}
