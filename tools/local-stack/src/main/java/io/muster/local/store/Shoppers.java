package io.muster.local.store;

import io.muster.local.store.Faults.How;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Simulated shoppers who come at a steady rate and walk through the steps of the store as real ones do; what breaks for
 * them is missing in the figures.
 */
final class Shoppers {

    static final double SESSIONS_A_MINUTE = 600;
    private static final double PUTS_IN_CART = 0.5;
    private static final double CHECKS_OUT = 0.8;
    private static final double PAYS = 0.8;
    private static final double IS_AUTHORISED = 0.96;
    private static final double WAITS = 0.5;

    /** @param share of all sessions */
    record Kind(String region, String device, String paymentMethod, double share) {}

    /** Where shoppers come from, on what, and how they pay. */
    static final List<Kind> KINDS = List.of(
            new Kind("DE", "mobile", "card", 0.27),
            new Kind("DE", "mobile", "paypal", 0.12),
            new Kind("DE", "desktop", "card", 0.15),
            new Kind("DE", "desktop", "paypal", 0.06),
            new Kind("FR", "mobile", "card", 0.18),
            new Kind("FR", "mobile", "paypal", 0.08),
            new Kind("FR", "desktop", "card", 0.10),
            new Kind("FR", "desktop", "paypal", 0.04));

    private final Faults faults;
    private final Figures figures;
    private final Random random = new Random();
    private double owed;
    private Instant last;

    Shoppers(Faults faults, Figures figures) {
        this.faults = faults;
        this.figures = figures;
    }

    /** Those who have come since this was last asked; also on a machine that was busy meanwhile. */
    synchronized void comeUntil(Instant now) {
        if (last != null) {
            come(Duration.between(last, now).toMillis() / 1000.0);
        }
        last = now;
    }

    /** Those who come in so much time. */
    void come(double seconds) {
        double mean = SESSIONS_A_MINUTE / 60 * seconds;
        owed += Math.max(0, mean + Math.sqrt(mean) * random.nextGaussian());
        while (owed >= 1) {
            owed--;
            shop(someKind());
        }
    }

    /** Orders in a usual minute, by kind in the order of {@link #KINDS}. */
    static Map<Kind, Double> usualOrders() {
        Map<Kind, Double> usual = new LinkedHashMap<>();
        double orders = SESSIONS_A_MINUTE * PUTS_IN_CART * CHECKS_OUT * PAYS * IS_AUTHORISED;
        KINDS.forEach(kind -> usual.put(kind, orders * kind.share()));
        return usual;
    }

    private void shop(Kind kind) {
        if (!gets(Step.HOME)) {
            return;
        }
        figures.session(kind);
        if (!gets(Step.PRODUCT) || chance() > PUTS_IN_CART || !gets(Step.CART)) {
            return;
        }
        figures.cart(kind);
        if (chance() > CHECKS_OUT || !gets(Step.CHECKOUT) || chance() > PAYS || !gets(Step.PAY)) {
            return;
        }
        if (faults.of(Step.PAY) == How.DECLINE || chance() > IS_AUTHORISED) {
            figures.declined(kind);
            return;
        }
        figures.authorised(kind);
        if (gets(Step.ORDER)) {
            figures.order(kind, 30 + random.nextInt(50));
        }
    }

    private boolean gets(Step step) {
        return switch (faults.of(step)) {
            case DOWN -> false;
            case SLOW -> chance() < WAITS;
            case WORKS, DECLINE -> true;
        };
    }

    private Kind someKind() {
        double left = chance();
        for (Kind kind : KINDS) {
            left -= kind.share();
            if (left < 0) {
                return kind;
            }
        }
        return KINDS.getFirst();
    }

    private double chance() {
        return random.nextDouble();
    }
}
