package io.muster.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a shopper or a seller does in the store; the dimension along which impact is told. */
public enum Journey {
    @JsonProperty("browse")
    BROWSE,
    @JsonProperty("cart")
    CART,
    @JsonProperty("checkout")
    CHECKOUT,
    @JsonProperty("pay")
    PAY,
    @JsonProperty("orders")
    ORDERS,
    @JsonProperty("sell")
    SELL,
    @JsonProperty("payouts")
    PAYOUTS
}
