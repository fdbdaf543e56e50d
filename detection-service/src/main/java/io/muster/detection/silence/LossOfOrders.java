package io.muster.detection.silence;

import java.util.Map;

/**
 * Which alerts tell that orders are being lost: those of our own business measures, which carry a label {@value #MEASURE},
 * and those that their source marks with a label {@value #LOSS}. Planned work is announced for a system; that customers
 * cannot buy is never planned.
 */
final class LossOfOrders {

    static final String MEASURE = "measure";
    static final String LOSS = "loss";

    private LossOfOrders() {}

    static boolean isTold(Map<String, String> labels) {
        return labels.containsKey(MEASURE) || labels.containsKey(LOSS);
    }
}
