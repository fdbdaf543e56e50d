package io.muster.contracts;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts as they are kept: with {@value #FRACTION} digits behind the point, which is less than a cent. */
public final class Amounts {

    public static final int FRACTION = 4;

    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(FRACTION);

    private Amounts() {}

    /**
     * The amount as it is kept. A power of ten takes a few characters to write and more digits than any store or memory
     * has: what is smaller than can be kept is nothing.
     *
     * @param amount whose size is bounded already; null for none
     */
    public static BigDecimal rounded(BigDecimal amount) {
        if (amount == null || amount.scale() <= FRACTION) {
            return amount;
        }
        boolean vanishes = (long) amount.precision() - amount.scale() < -FRACTION;
        return vanishes ? NOTHING : amount.setScale(FRACTION, RoundingMode.HALF_UP);
    }
}
