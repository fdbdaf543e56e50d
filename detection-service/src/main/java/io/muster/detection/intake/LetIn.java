package io.muster.detection.intake;

import io.muster.contracts.Refusal;
import io.muster.detection.DetectionMetrics;
import io.muster.detection.integration.IntegrationKeys;
import io.muster.detection.integration.Sender;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The door of the intake: whose request it is, and whether it may come in now. */
@ApplicationScoped
public class LetIn {

    @Inject
    IntegrationKeys keys;

    @Inject
    TakeIn takeIn;

    @Inject
    DetectionMetrics metrics;

    @Inject
    Clock clock;

    /** The answer in the words of the format, whatever happens. */
    public Uni<Answer> take(IntakeFormat format, IntakeRequest request) {
        Instant start = clock.instant();
        return keys.senderOfKey(format.keyIn(request))
                .flatMap(sender -> take(format, request, sender))
                .onFailure(Refusal.class)
                .recoverWithItem(refused -> refused(format, (Refusal) refused))
                .invoke(answer ->
                        metrics.answered(format.name(), answer.status(), Duration.between(start, clock.instant())));
    }

    private Uni<Answer> take(IntakeFormat format, IntakeRequest request, Sender sender) {
        return takeIn.take(format, request, sender);
    }

    private Answer refused(IntakeFormat format, Refusal refusal) {
        metrics.rejected(format.name(), "key");
        return format.keyRefused(refusal);
    }
}
