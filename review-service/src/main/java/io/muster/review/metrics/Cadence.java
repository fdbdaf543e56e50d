package io.muster.review.metrics;

import io.muster.contracts.CommsEvent.UpdatePublished;
import io.muster.contracts.LifecycleEvent;
import java.util.List;

/**
 * Whether updates came when they were promised (R57). A promise counts once the next update of its side, outside or
 * inside the company, is out.
 *
 * @param external how many updates went outside the company
 * @param internal how many stayed inside
 * @param promised how many promises have been answered by a next update
 * @param kept how many of them in time
 */
public record Cadence(int external, int internal, int promised, int kept) {

    /** Kept promises of all, in whole percent; null when there was none. */
    public Integer percent() {
        return promised == 0 ? null : 100 * kept / promised;
    }

    static Cadence of(List<LifecycleEvent> events) {
        List<UpdatePublished> updates = events.stream()
                .filter(UpdatePublished.class::isInstance)
                .map(UpdatePublished.class::cast)
                .toList();
        List<UpdatePublished> external =
                updates.stream().filter(UpdatePublished::isExternal).toList();
        List<UpdatePublished> internal =
                updates.stream().filter(update -> !update.isExternal()).toList();
        int[] counts = new int[2];
        count(external, counts);
        count(internal, counts);
        return new Cadence(external.size(), internal.size(), counts[0], counts[1]);
    }

    private static void count(List<UpdatePublished> updates, int[] counts) {
        for (int i = 1; i < updates.size(); i++) {
            UpdatePublished promise = updates.get(i - 1);
            if (promise.nextUpdateDue() != null) {
                counts[0]++;
                counts[1] += updates.get(i).occurredAt().isAfter(promise.nextUpdateDue()) ? 0 : 1;
            }
        }
    }
}
