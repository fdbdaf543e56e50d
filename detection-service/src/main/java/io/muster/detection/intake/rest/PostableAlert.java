package io.muster.detection.intake.rest;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An alert of the Alertmanager API, for the documentation: bodies are read by the format itself. */
@Schema(name = "PostableAlert", description = "An alert as Prometheus and amtool send it")
record PostableAlert(
        @Schema(required = true) Map<String, String> labels,
        Map<String, String> annotations,

        @Schema(format = "date-time", description = "unset: now")
        String startsAt,

        @Schema(format = "date-time", description = "unset: now and the resolve timeout")
        String endsAt,

        @Schema(format = "uri") String generatorURL) {}
