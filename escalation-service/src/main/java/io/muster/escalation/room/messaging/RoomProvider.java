package io.muster.escalation.room.messaging;

import io.muster.durable.Outcome;
import io.muster.escalation.people.Person;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/** Somebody who holds rooms. A new one is one new class; its {@link #kind} is what rooms of it say. */
interface RoomProvider {

    String kind();

    /** Whether its account is set up. */
    boolean isSetUp();

    /** What the provider calls the person; empty when it does not know them. */
    Optional<String> member(Person person);

    /**
     * Carries a step out; blocking. Safe to be repeated with the same step: what is done already is not done twice.
     *
     * @return for {@link RoomStep.Step#OPEN}, {@link Outcome.Sent} with {@link Opened} in JSON
     */
    Outcome carryOut(RoomStep step) throws Exception;

    /** What came of opening. */
    @RegisterForReflection
    record Opened(String providerId, String channelUrl) {}
}
