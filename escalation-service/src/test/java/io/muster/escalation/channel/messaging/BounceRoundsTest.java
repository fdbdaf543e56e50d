package io.muster.escalation.channel.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.escalation.channel.Bounce;
import io.muster.escalation.channel.messaging.BounceMailbox.Mail;
import io.muster.escalation.channel.messaging.BounceRounds.NextLook;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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

    @Test
    void thoseBehindWhatCannotBeFollowedAreReadNext() {
        List<Mail> full = mails(BounceRounds.AT_ONCE);

        assertThat(NextLook.having(full, List.of())).isEqualTo(new NextLook(BounceRounds.AT_ONCE, false));
        assertThat(NextLook.having(full, full.subList(7, 8))).isEqualTo(new NextLook(BounceRounds.AT_ONCE, true));
    }

    @Test
    void afterTheEndItIsReadFromTheBeginning() {
        assertThat(NextLook.having(mails(BounceRounds.AT_ONCE - 1), List.of())).isEqualTo(NextLook.AT_THE_BEGINNING);
        assertThat(NextLook.having(List.of(), List.of())).isEqualTo(NextLook.AT_THE_BEGINNING);
    }

    private static List<Mail> mails(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(uid -> new Mail(uid, ""))
                .toList();
    }

    private static boolean of(String person, Bounce bounce) {
        return bounce.recipient().equals(Optional.of(person + "@store.example"));
    }
}
