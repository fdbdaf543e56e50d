package io.muster.local.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a shopper does in the sample store, in this order. */
enum Step {
    HOME,
    PRODUCT,
    CART,
    CHECKOUT,
    PAY,
    ORDER;

    static Optional<Step> named(String word) {
        return Arrays.stream(values()).filter(step -> step.word().equals(word)).findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
