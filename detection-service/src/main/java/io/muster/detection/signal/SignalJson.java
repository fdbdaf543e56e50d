package io.muster.detection.signal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.contracts.EventJson;
import io.muster.detection.signal.FactSignal.CanarySignal;
import io.muster.detection.signal.FactSignal.ChangeSignal;
import io.muster.detection.signal.FactSignal.PingSignal;
import io.muster.detection.signal.FactSignal.RemarkSignal;
import io.muster.detection.signal.Signal.AlertSignal;
import io.muster.detection.signal.Signal.ReportSignal;
import io.muster.durable.UndecodableRecord;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.Map;
import java.util.Optional;

/** How a signal is written to its topic: one JSON object, told apart by its field {@code kind}. */
@Singleton
public class SignalJson {

    /** The CloudEvents type of the record. */
    public static final String TYPE = "io.muster.detection.SignalReceived.v1";

    private static final String KIND = "kind";

    private final AlertSignalJson alerts = new AlertSignalJson();

    public byte[] write(Signal signal) {
        if (signal instanceof AlertSignal alert) {
            return alerts.write(alert);
        }
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
            AlertSignal alert = alerts.read(bytes);
            return known(alert != null ? alert : readByKind(bytes));
        } catch (IOException | NullPointerException | IllegalArgumentException | DateTimeException e) {
            throw new UndecodableRecord("not a signal", e);
        }
    }

    private static Signal readByKind(byte[] bytes) throws IOException {
        JsonNode json = EventJson.mapper().readTree(bytes);
        return EventJson.mapper().treeToValue(json, typeOf(json.path(KIND).asText()));
    }

    private static Signal known(Signal signal) {
        if (signal.id() == null || signal.fingerprint() == null || signal.receivedAt() == null) {
            throw new UndecodableRecord("a signal without id, fingerprint or time");
        }
        return signal;
    }

    /** What is wrong with a signal that the broker would not take in one record; empty when it is small enough. */
    public Optional<String> tooLarge(Signal signal, int most) {
        return isSurelySmall(signal, most) || write(signal).length <= most
                ? Optional.empty()
                : Optional.of("the alert is larger than " + most + " bytes");
    }

    /** Most are, and need not be written to see it: no character takes more than six bytes. */
    private static boolean isSurelySmall(Signal signal, int most) {
        return signal instanceof AlertSignal alert
                && 6L * (length(alert.labels()) + length(alert.annotations()) + length(alert.generatorUrl())) + 2048
                        < most;
    }

    private static long length(Map<String, String> texts) {
        long sum = 0;
        for (Map.Entry<String, String> text : texts.entrySet()) {
            sum += text.getKey().length() + length(text.getValue()) + 1;
        }
        return sum;
    }

    private static long length(String text) {
        return text == null ? 0 : text.length();
    }

    private static String kindOf(Signal signal) {
        return switch (signal) {
            case AlertSignal _ -> "alert";
            case ReportSignal _ -> "report";
            case ChangeSignal _ -> "change";
            case RemarkSignal _ -> "remark";
            case PingSignal _ -> "ping";
            case CanarySignal _ -> "canary";
        };
    }

    private static Class<? extends Signal> typeOf(String kind) {
        return switch (kind) {
            case "alert" -> AlertSignal.class;
            case "report" -> ReportSignal.class;
            case "change" -> ChangeSignal.class;
            case "remark" -> RemarkSignal.class;
            case "ping" -> PingSignal.class;
            case "canary" -> CanarySignal.class;
            default -> throw new UndecodableRecord("a signal of the unknown kind " + kind);
        };
    }
}
