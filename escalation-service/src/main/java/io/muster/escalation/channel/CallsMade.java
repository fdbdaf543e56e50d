package io.muster.escalation.channel;

import java.util.UUID;

/**
 * Which call of the provider's is for which message: its list of calls does not say. A hint; what is not known is only
 * guessed at.
 */
public interface CallsMade {

    /** @param call the provider's name of the call */
    void made(String call, UUID delivery);

    /** Whether the call is known to be for another message. */
    boolean isForAnother(String call, UUID delivery);
}
