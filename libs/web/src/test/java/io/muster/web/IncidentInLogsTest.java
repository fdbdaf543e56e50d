package io.muster.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentInLogsTest {

    private static final UUID ID = UUID.fromString("019aa000-0000-7000-8000-000000000001");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/incidents/019aa000-0000-7000-8000-000000000001",
                "/incidents/019aa000-0000-7000-8000-000000000001/notes",
                "/incidents/19aa000-0000-7000-8000-000000000001",
                "/incidents/19aa000-0-7000-8000-1/notes",
                "/incidents/019AA000-0000-7000-8000-000000000001/notes",
                "/incidents//019aa000-0000-7000-8000-000000000001",
                "/incidents/019aa000-0000-7000-8000-000000000001;a=b/notes",
                "/incidents;a=b/019aa000-0000-7000-8000-000000000001"
            })
    void whateverAPathParameterTakesAsTheIdIsTheIncident(String path) {
        assertThat(IncidentInLogs.in(path)).contains(ID);
    }

    @Test
    void aPathAboutNoIncidentNamesNone() {
        assertThat(IncidentInLogs.in("/incidents")).isEmpty();
        assertThat(IncidentInLogs.in("/incidents/latest/notes")).isEmpty();
        assertThat(IncidentInLogs.in("/incidents/00019aa000-0000-7000-8000-000000000001"))
                .as("no parameter takes it either")
                .isEmpty();
        assertThat(IncidentInLogs.in("/reviews/019aa000-0000-7000-8000-000000000001"))
                .isEmpty();
    }
}
