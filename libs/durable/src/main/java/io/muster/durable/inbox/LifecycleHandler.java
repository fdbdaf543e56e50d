package io.muster.durable.inbox;

import io.muster.contracts.EventJson;
import io.muster.contracts.EventTypes;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.UnknownEvent;
import io.muster.durable.Arrival;
import io.muster.durable.LifecycleConsumer;
import io.muster.durable.LifecyclePreparation;
import io.muster.durable.Received;
import io.muster.durable.RecordHandler;
import io.muster.durable.UndecodableRecord;
import io.muster.durable.loop.InTurn;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Hands a lifecycle record to the service's consumers of its type. */
@ApplicationScoped
class LifecycleHandler implements RecordHandler {

    enum Interest {
        WANTED,
        NOT_WANTED,
        /** A type of a newer version. */
        UNKNOWN
    }

    private final Map<String, Set<LifecycleConsumer>> consumers = new HashMap<>();
    private final Set<LifecycleConsumer> ofUnknown = new HashSet<>();
    private final List<LifecyclePreparation> preparations;

    /** Of the records that are being handled: an event is asked for several times on its way. */
    private final Map<ConsumerRecord<String, byte[]>, LifecycleEvent> decoded =
            Collections.synchronizedMap(new WeakHashMap<>());

    LifecycleHandler(@All List<LifecycleConsumer> all, @All List<LifecyclePreparation> preparations) {
        this.preparations = preparations;
        for (LifecycleConsumer consumer : all) {
            for (Class<? extends LifecycleEvent> wanted : consumer.consumes()) {
                EventTypes.typesOf(wanted)
                        .forEach(type -> consumers
                                .computeIfAbsent(type, first -> new HashSet<>())
                                .add(consumer));
                if (wanted.isAssignableFrom(UnknownEvent.class)) {
                    ofUnknown.add(consumer);
                }
            }
        }
    }

    /** By the type header alone. A record without one cannot be decoded, which is found out when it is handled. */
    Interest interest(String type) {
        if (type == null || consumers.containsKey(type)) {
            return Interest.WANTED;
        }
        return EventTypes.classOf(type).isPresent() ? Interest.NOT_WANTED : Interest.UNKNOWN;
    }

    boolean someoneWantsUnknown() {
        return !ofUnknown.isEmpty();
    }

    /** What cannot be decoded is found out when it is handled. */
    @Override
    public boolean isConcernedBy(ConsumerRecord<String, byte[]> record, Received received) {
        try {
            LifecycleEvent event = decode(record, received);
            return consumers.getOrDefault(received.type(), ofUnknown).stream()
                    .anyMatch(consumer -> consumer.isConcernedBy(event));
        } catch (RuntimeException undecodable) {
            return true;
        }
    }

    @Override
    public Uni<Void> handle(ConsumerRecord<String, byte[]> record, Received received) {
        LifecycleEvent event = decode(record, received);
        Set<LifecycleConsumer> wanted = consumers.getOrDefault(received.type(), ofUnknown);
        return InTurn.each(wanted, consumer -> consumer.on(event, received));
    }

    @Override
    public Uni<Boolean> prepare(List<? extends Arrival<?>> records) {
        List<LifecycleEvent> events = new ArrayList<>();
        records.forEach(arrival -> events.add(decode(arrival.record(), arrival.received())));
        return preparations.isEmpty()
                ? Uni.createFrom().item(false)
                : preparations.getFirst().prepare(events);
    }

    private LifecycleEvent decode(ConsumerRecord<String, byte[]> record, Received received) {
        LifecycleEvent known = decoded.get(record);
        if (known != null) {
            return known;
        }
        LifecycleEvent event = read(record, received);
        decoded.put(record, event);
        return event;
    }

    private static LifecycleEvent read(ConsumerRecord<String, byte[]> record, Received received) {
        String owner = owner(received.type());
        if (!owner.equals(received.source())) {
            throw new UndecodableRecord(received.source() + " sent " + received.type() + ", which " + owner + " owns");
        }
        if (record.value() == null) {
            throw new UndecodableRecord("a record without a value");
        }
        return EventJson.read(received.type(), record.value());
    }

    private static String owner(String type) {
        try {
            return EventTypes.ownerOf(String.valueOf(type));
        } catch (IllegalArgumentException noType) {
            throw new UndecodableRecord("no lifecycle event type: " + type, noType);
        }
    }
}
