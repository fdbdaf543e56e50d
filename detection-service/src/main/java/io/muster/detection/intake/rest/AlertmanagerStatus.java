package io.muster.detection.intake.rest;

import java.time.Instant;
import java.util.List;

/** What amtool asks before every command; it warns when the version is another than its own. */
record AlertmanagerStatus(Cluster cluster, VersionInfo versionInfo, Config config, Instant uptime) {

    private static final String SPOKEN = "0.25.0";

    record Cluster(String status, String name, List<String> peers) {}

    record VersionInfo(
            String version, String revision, String branch, String buildUser, String buildDate, String goVersion) {}

    /** @param original a valid configuration, because amtool parses it */
    record Config(String original) {}

    static AlertmanagerStatus of(String config, Instant upSince) {
        return new AlertmanagerStatus(
                new Cluster("disabled", "", List.of()),
                new VersionInfo(SPOKEN, "muster", "muster", "muster", "", ""),
                new Config(config),
                upSince);
    }
}
