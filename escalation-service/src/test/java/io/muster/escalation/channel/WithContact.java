package io.muster.escalation.channel;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.muster.contracts.Severity;
import io.muster.escalation.Store;
import io.muster.escalation.WithProviders;
import io.muster.testkit.FakeProviders.Request;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Rami is paged, through one contact. */
abstract class WithContact extends WithProviders {

    /** @param secret of the contact; null for none @return the incident */
    UUID page(String kind, String address, String secret) {
        Map<String, String> contact = new HashMap<>(Map.of("kind", kind, "address", address));
        if (secret != null) {
            contact.put("secret", secret);
        }
        store.reachedBy("rami", contact);
        return store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
    }

    /** What the provider was asked at a path that begins so. */
    Request sent(String path) {
        return providers.await(request -> request.path().startsWith(path));
    }

    static void handedOver(UUID incident) {
        await().untilAsserted(() -> Store.incident(incident).body("pages[0].state", equalTo("handed over")));
    }
}
