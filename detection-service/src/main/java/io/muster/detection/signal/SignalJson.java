package io.muster.detection.signal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.contracts.EventJson;
import io.muster.detection.signal.FactSignal.ChangeSignal;
import io.muster.detection.signal.FactSignal.PingSignal;
import io.muster.detection.signal.FactSignal.RemarkSignal;
import io.muster.detection.signal.Signal.AlertSignal;
import io.muster.detection.signal.Signal.ReportSignal;
import io.muster.durable.UndecodableRecord;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;

/** How a signal is written to its topic: one JSON object, told apart by its field {@code kind}. */
@Singleton
public class SignalJson {

    /** The CloudEvents type of the record. */
    public static final String TYPE = "io.muster.detection.SignalReceived.v1";

    private static final String KIND = "kind";

    public byte[] write(Signal signal) {
        ObjectNode json = EventJson.mapper().valueToTree(signal);
        json.put(KIND, kindOf(signal));
        try {
            return EventJson.mapper().writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a signal that cannot be written", e);
        }
    }

    /** @throws UndecodableRecord when the bytes are not a signal that this version knows */
    public Signal read(byte[] bytes) {
        try {
            JsonNode json = EventJson.mapper().readTree(bytes);
            Signal signal =
                    EventJson.mapper().treeToValue(json, typeOf(json.path(KIND).asText()));
            if (signal.id() == null || signal.fingerprint() == null || signal.receivedAt() == null) {
                throw new UndecodableRecord("a signal without id, fingerprint or time");
            }
            return signal;
        } catch (IOException | NullPointerException e) {
            throw new UndecodableRecord("not a signal", e);
        }
    }

    /** What is wrong with a signal that the broker would not take in one record; empty when it is small enough. */
    public Optional<String> tooLarge(Signal signal, int most) {
        return write(signal).length > most
                ? Optional.of("the alert is larger than " + most + " bytes")
                : Optional.empty();
    }

    private static String kindOf(Signal signal) {
        return switch (signal) {
            case AlertSignal _ -> "alert";
            case ReportSignal _ -> "report";
            case ChangeSignal _ -> "change";
            case RemarkSignal _ -> "remark";
            case PingSignal _ -> "ping";
        };
    }

    private static Class<? extends Signal> typeOf(String kind) {
        return switch (kind) {
            case "alert" -> AlertSignal.class;
            case "report" -> ReportSignal.class;
            case "change" -> ChangeSignal.class;
            case "remark" -> RemarkSignal.class;
            case "ping" -> PingSignal.class;
            default -> throw new UndecodableRecord("a signal of the unknown kind " + kind);
        };
    }
}
