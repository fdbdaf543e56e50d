package io.muster.detection.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Replicas share the shards out; none is held by two, and none is left. */
@QuarkusTest
@WithMuster
class SharedOutTest {

    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Publications publications;

    private final UUID one = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @AfterEach
    void gone() {
        release(one);
        release(other);
    }

    /** The publisher of the service under test is a replica too. */
    @Test
    void everyReplicaHasItsShareAndLeavesTheRest() {
        List<Integer> ofOne = new ArrayList<>();
        List<Integer> ofOther = new ArrayList<>();

        await("a share for both").atMost(PATIENCE).until(() -> {
            ofOne.clear();
            ofOne.addAll(hold(one));
            ofOther.clear();
            ofOther.addAll(hold(other));
            return ofOne.size() >= 2 && ofOther.size() >= 2;
        });

        assertThat(ofOne).doesNotContainAnyElementsOf(ofOther).hasSizeLessThanOrEqualTo(3);
        assertThat(ofOther).hasSizeLessThanOrEqualTo(3);
        assertThat(hold(one)).as("a share that is held is kept").containsExactlyInAnyOrderElementsOf(ofOne);
    }

    @Test
    void whatAReplicaGivesUpTheOthersTake() {
        await("a share").atMost(PATIENCE).until(() -> !hold(one).isEmpty());

        release(one);

        await("half of them, beside the service")
                .atMost(PATIENCE)
                .until(() -> hold(other).size() == 4);
    }

    private List<Integer> hold(UUID replica) {
        return publications.hold(replica, LEASE).await().atMost(PATIENCE);
    }

    private void release(UUID replica) {
        publications.release(replica).await().atMost(PATIENCE);
    }
}
