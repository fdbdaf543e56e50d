package io.muster.detection.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.Ids;
import io.muster.contracts.Refusal;
import io.muster.detection.DetectionConfig;
import io.muster.detection.integration.Sender;
import io.muster.detection.signal.Signal.AlertSignal;
import io.muster.detection.signal.SignalJson;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code POST /api/v2/alerts} as a real Alertmanager answers it: Prometheus and amtool only change a URL. */
@Singleton
public class AlertmanagerV2 implements IntakeFormat {

    @Inject
    AlertJson json;

    @Inject
    SignalJson signals;

    @Inject
    DetectionConfig config;

    /** The shape of errors that amtool and Prometheus can read. */
    public record CodeAndMessage(int code, String message) {}

    @Override
    public String name() {
        return "alertmanager";
    }

    @Override
    public Batch read(IntakeRequest request, Sender sender, Instant now) {
        String contentType = request.contentType();
        if (!isJson(contentType)) {
            String sent = contentType == null ? "application/octet-stream" : contentType;
            return Batch.refused(
                    coded(415, 415, "unsupported media type \"" + sent + "\", only [application/json] are allowed"));
        }
        try {
            return batch(posted(json.tree(request.body())), sender, now);
        } catch (MalformedBody malformed) {
            int status = malformed.code() >= 600 ? 422 : malformed.code();
            return Batch.refused(coded(status, malformed.code(), malformed.getMessage()));
        }
    }

    private List<PostedAlert> posted(JsonNode body) {
        if (body.isMissingNode()) {
            throw new MalformedBody(602, "alerts in body is required");
        }
        if (!body.isArray() && !body.isNull()) {
            throw new MalformedBody(400, "parsing alerts body from \"\" failed, because it is no array");
        }
        List<PostedAlert> posted = new ArrayList<>();
        for (JsonNode alert : body) {
            posted.add(json.alert(alert, Integer.toString(posted.size())));
        }
        return posted;
    }

    /** The best effort of the original: what is valid is stored, and then the rest is complained about. */
    private Batch batch(List<PostedAlert> posted, Sender sender, Instant now) {
        List<AlertSignal> valid = new ArrayList<>();
        List<String> flaws = new ArrayList<>();
        for (PostedAlert sent : posted) {
            PostedAlert alert = sent.withDefaults(now, config.intake().resolveTimeout());
            AlertSignal signal = alert.signal(Ids.at(now), name(), sender.source(), sender.name(), now);
            alert.flaw()
                    .or(() -> signals.tooLarge(signal, config.intake().maxSignal()))
                    .ifPresentOrElse(flaws::add, () -> valid.add(signal));
        }
        return new Batch(valid, flaws.isEmpty() ? Answer.empty(200) : Answer.json(400, String.join("; ", flaws)));
    }

    private static boolean isJson(String contentType) {
        return contentType != null
                && contentType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals("application/json");
    }

    @Override
    public Answer tooLarge(int most) {
        return coded(413, 413, "the body is larger than " + most + " bytes");
    }

    @Override
    public Answer unavailable() {
        return coded(503, 503, "the alerts cannot be stored now; send them again");
    }

    @Override
    public Answer keyRefused(Refusal refusal) {
        return coded(refusal.code().status(), refusal.code().status(), refusal.detail());
    }

    static Answer coded(int status, int code, String message) {
        return Answer.json(status, new CodeAndMessage(code, message));
    }
}
