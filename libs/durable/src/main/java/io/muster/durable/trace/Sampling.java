package io.muster.durable.trace;

import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/** Records spans only when an operator named where to send them; trace ids travel always. */
@Singleton
class Sampling {
    private static final int DEFAULTS_IN_A_JAR = 100;

    @Produces
    @Singleton
    Sampler sampler() {
        boolean wanted = Stream.of("quarkus.otel.exporter.otlp.endpoint", "quarkus.otel.exporter.otlp.traces.endpoint")
                .map(ConfigProvider.getConfig()::getConfigValue)
                .anyMatch(setting -> setting.getValue() != null && setting.getSourceOrdinal() > DEFAULTS_IN_A_JAR);
        return wanted ? Sampler.parentBased(Sampler.alwaysOn()) : Sampler.alwaysOff();
    }
}
