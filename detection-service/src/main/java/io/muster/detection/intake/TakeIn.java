package io.muster.detection.intake;

import io.muster.contracts.Refusal;
import io.muster.contracts.Topics;
import io.muster.detection.DetectionConfig;
import io.muster.detection.DetectionMetrics;
import io.muster.detection.intake.IntakeFormat.Batch;
import io.muster.detection.integration.Sender;
import io.muster.detection.integration.WatchActivity;
import io.muster.detection.signal.Signal;
import io.muster.detection.signal.Signal.ReportSignal;
import io.muster.detection.signal.SignalJson;
import io.muster.durable.BrokerUnavailable;
import io.muster.durable.DurableLog;
import io.muster.durable.DurableLog.Entry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Signals come in: they are in the intake log before their sender is told so (promise 1), and nothing else happens on
 * the way. Needs the broker, and no database.
 */
@ApplicationScoped
public class TakeIn {

    @Inject
    DurableLog log;

    @Inject
    SignalJson json;

    @Inject
    DetectionConfig config;

    @Inject
    DetectionMetrics metrics;

    @Inject
    WatchActivity activity;

    @Inject
    Clock clock;

    /** Stores what a body holds and answers in the words of its format. */
    public Uni<Answer> take(IntakeFormat format, IntakeRequest request, Sender sender) {
        int most = format.maxBody(config.intake().maxBody());
        if (request.body().length > most) {
            metrics.rejected(format.name(), "too-large");
            Answer answer = format.tooLarge(most);
            activity.rejected(sender, format.name(), "too-large", answer.words(), request.body());
            return Uni.createFrom().item(answer);
        }
        return read(format, request, sender)
                .flatMap(batch -> store(batch.signals())
                        .invoke(() -> count(format, request, sender, batch))
                        .replaceWith(batch.answer()))
                .onFailure(BrokerUnavailable.class)
                .recoverWithItem(() -> unavailable(format));
    }

    private Uni<Batch> read(IntakeFormat format, IntakeRequest request, Sender sender) {
        Instant now = clock.instant();
        if (!format.readsLong()) {
            return Uni.createFrom().item(() -> format.read(request, sender, now));
        }
        Context server = Vertx.currentContext();
        Uni<Batch> read = Uni.createFrom()
                .emitter(emitter -> Thread.ofVirtual().name("intake").start(() -> {
                    try {
                        emitter.complete(format.read(request, sender, now));
                    } catch (RuntimeException problem) {
                        emitter.fail(problem);
                    }
                }));
        return server == null ? read : read.emitOn(task -> server.runOnContext(there -> task.run()));
    }

    /** @throws Refusal {@code intake-unavailable} when the broker cannot take it */
    public Uni<Void> take(ReportSignal report) {
        return append(report)
                .invoke(() -> metrics.accepted(report.source().name(), report.format(), 1))
                .onFailure(BrokerUnavailable.class)
                .transform(problem -> {
                    metrics.rejected(report.format(), "broker");
                    return new Refusal(
                            IntakeProblem.INTAKE_UNAVAILABLE, "the report cannot be stored now; send it again");
                });
    }

    private Uni<Void> store(List<? extends Signal> signals) {
        return signals.isEmpty()
                ? Uni.createFrom().voidItem()
                : log.appendAll(
                        Topics.SIGNALS, signals.stream().map(this::entry).toList());
    }

    /** Appends a signal to the intake log. @throws BrokerUnavailable (as failure) when the broker cannot take it */
    public Uni<Void> append(Signal signal) {
        return store(List.of(signal));
    }

    private Entry entry(Signal signal) {
        Map<String, String> headers = Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                signal.id().toString(),
                "ce_source",
                "detection-service",
                "ce_type",
                SignalJson.TYPE,
                "ce_subject",
                signal.fingerprint(),
                "ce_time",
                signal.receivedAt().toString(),
                "content-type",
                "application/json");
        return new Entry(signal.fingerprint(), headers, json.write(signal));
    }

    private void count(IntakeFormat format, IntakeRequest request, Sender sender, Batch batch) {
        metrics.accepted(sender.source().name(), format.name(), batch.signals().size());
        if (batch.answer().isRefusal()) {
            String reason = batch.answer().status() == 401 ? "signature" : "invalid";
            metrics.rejected(format.name(), reason);
            activity.rejected(sender, format.name(), reason, batch.answer().words(), request.body());
        }
    }

    private Answer unavailable(IntakeFormat format) {
        metrics.rejected(format.name(), "broker");
        return format.unavailable();
    }
}
