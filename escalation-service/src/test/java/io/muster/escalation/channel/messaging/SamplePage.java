package io.muster.escalation.channel.messaging;

import io.muster.contracts.Severity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A page to Rami about payments in the EU, as it waits to be sent. */
final class SamplePage {

    /** Of the page, and of its incident. */
    static final UUID ID = UUID.fromString("019aa000-0000-7000-8000-000000000001");

    private static final Instant SINCE = Instant.parse("2026-11-26T09:30:00Z");

    private SamplePage() {}

    static PagePayload of(String what, String costs, String address) {
        return of(1042, what, costs, address, null, false);
    }

    /**
     * @param number of the incident; 0 for what is none, as a test
     * @param secret of the contact, sealed; null for none
     * @param admin whether it tells an admin of trouble of our own
     */
    static PagePayload of(long number, String what, String costs, String address, String secret, boolean admin) {
        return new PagePayload(
                ID,
                ID,
                number,
                what,
                List.of("eu"),
                SINCE,
                SINCE,
                SINCE,
                "payments",
                Severity.SEV1,
                true,
                costs,
                "rami",
                "Rami",
                "Europe/Berlin",
                "on call in schedule payments",
                1,
                true,
                null,
                List.of(),
                address,
                null,
                secret,
                "sealed",
                admin,
                number == 0 && !admin,
                null);
    }
}
