package io.muster.escalation.channel.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.escalation.channel.Bounce;
import io.muster.escalation.channel.messaging.BounceMailbox.Mail;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BounceRoundsTest {

    private static final String REPORT = """
            Content-Type: multipart/report; report-type=delivery-status; boundary="b"

            --b
            Content-Type: message/delivery-status

            Final-Recipient: rfc822; %s@store.example
            Action: failed
            Status: 5.1.1
            --b--
            """;

    @Test
    void aMailThatCannotBeFollowedHoldsUpNoOtherAndIsReadAgain() {
        Mail odd = new Mail(1, REPORT.formatted("ada"));
        Mail refused = new Mail(2, REPORT.formatted("mia"));
        Mail good = new Mail(3, REPORT.formatted("rami"));
        Mail noReport = new Mail(4, "Hello");
        List<Optional<String>> followed = new ArrayList<>();

        List<Mail> done = BounceRounds.follow(List.of(odd, refused, good, noReport), "muster.store.example", bounce -> {
                    if (of("ada", bounce)) {
                        throw new IllegalStateException("odd");
                    }
                    if (of("mia", bounce)) {
                        return Uni.createFrom().failure(new IllegalStateException("no database"));
                    }
                    followed.add(bounce.recipient());
                    return Uni.createFrom().voidItem();
                })
                .await()
                .indefinitely();

        assertThat(done).containsExactly(good, noReport);
        assertThat(followed).containsExactly(Optional.of("rami@store.example"));
    }

    private static boolean of(String person, Bounce bounce) {
        return bounce.recipient().equals(Optional.of(person + "@store.example"));
    }
}
