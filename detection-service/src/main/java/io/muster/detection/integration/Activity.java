package io.muster.detection.integration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What came from one integration.
 *
 * @param lastSeenAt when its last request came
 * @param requests how many it made
 * @param rejected how many of them were refused, wholly or in part
 * @param payloads the last ones that were refused
 */
public record Activity(Instant lastSeenAt, long requests, long rejected, List<RejectedPayload> payloads) {

    /** How many refused requests are kept of an integration. */
    public static final int KEPT = 20;

    /**
     * A request that was refused.
     *
     * @param reason invalid, too-large or signature
     * @param told the words of the refusal, with secrets masked; null when there were none
     * @param content its beginning, with secrets masked
     */
    public record RejectedPayload(
            UUID id, String format, String reason, String told, String content, Instant receivedAt) {}

    public Activity {
        payloads = List.copyOf(payloads);
    }

    static Activity none() {
        return new Activity(Instant.EPOCH, 0, 0, List.of());
    }

    Activity seen(Instant now) {
        return new Activity(now, requests + 1, rejected, payloads);
    }

    Activity refused() {
        return new Activity(lastSeenAt, requests, rejected + 1, payloads);
    }

    Activity rejected(RejectedPayload payload) {
        return new Activity(lastSeenAt, requests, rejected + 1, last(payloads, List.of(payload)));
    }

    /** What both saw, of which the other saw the later part. */
    Activity and(Activity later) {
        return new Activity(
                lastSeenAt.isAfter(later.lastSeenAt) ? lastSeenAt : later.lastSeenAt,
                requests + later.requests,
                rejected + later.rejected,
                last(payloads, later.payloads));
    }

    private static List<RejectedPayload> last(List<RejectedPayload> earlier, List<RejectedPayload> later) {
        List<RejectedPayload> all = new ArrayList<>(earlier);
        all.addAll(later);
        return all.subList(Math.max(0, all.size() - KEPT), all.size());
    }
}
