package io.muster.durable;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;

/** What a native image would miss: Kafka makes the assignor by its name. */
@RegisterForReflection(targets = CooperativeStickyAssignor.class)
class NativeHints {}
