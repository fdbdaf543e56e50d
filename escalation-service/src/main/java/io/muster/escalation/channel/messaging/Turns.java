package io.muster.escalation.channel.messaging;

import io.muster.contracts.Severity;
import io.muster.durable.Delivery;

/** Which message of a channel goes first when several are due. */
final class Turns {

    private Turns() {}

    /** A priority of {@link Delivery}: a SEV1 waits behind nothing, a SEV2 behind no SEV3. */
    static int of(Severity severity) {
        return switch (severity) {
            case SEV1 -> Delivery.FIRST;
            case SEV2 -> Delivery.FIRST + 1;
            case SEV3 -> Delivery.FIRST + 2;
        };
    }
}
