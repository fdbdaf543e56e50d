package io.muster.detection.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.detection.measure.Firing.Step;
import io.muster.detection.measure.Firing.Tell;
import io.muster.detection.measure.Verdict.Answer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FiringTest {

    private static final Instant T = Instant.parse("2026-11-26T09:31:10Z");
    private static final Duration CLEAR = Duration.ofMinutes(2);

    @Test
    void itFiresSinceTheMinuteThatTheDropBegan() {
        Step step = Firing.after(null, verdict(Answer.HOLDS), CLEAR, T);

        assertThat(step.tell()).isEqualTo(Tell.FIRING);
        assertThat(step.firing().since()).isEqualTo(Instant.parse("2026-11-26T09:29:00Z"));
    }

    @Test
    void onlyWhatHoldsBeginsToFire() {
        assertThat(Firing.after(null, verdict(Answer.LINGERS), CLEAR, T).firing())
                .isNull();
        assertThat(Firing.after(null, verdict(Answer.UNKNOWN), CLEAR, T).firing())
                .isNull();
    }

    @Test
    void whileItLastsItIsSentAgainButNotAtEveryLook() {
        Firing firing = firing();

        assertThat(Firing.after(firing, verdict(Answer.LINGERS), CLEAR, T.plusSeconds(5))
                        .tell())
                .isEqualTo(Tell.NOTHING);
        assertThat(Firing.after(firing, verdict(Answer.LINGERS), CLEAR, T.plus(Firing.AGAIN))
                        .tell())
                .isEqualTo(Tell.FIRING);
    }

    @Test
    void itIsResolvedOnceAllWasWellForLongEnough() {
        Firing firing = firing();

        Step early = Firing.after(firing, verdict(Answer.FINE), CLEAR, T.plusSeconds(20));
        Step late = Firing.after(early.firing(), verdict(Answer.FINE), CLEAR, T.plus(CLEAR));

        assertThat(early.firing().until()).isNull();
        assertThat(late.tell()).isEqualTo(Tell.RESOLVED);
        assertThat(late.firing().until()).isEqualTo(T.plus(CLEAR));
    }

    @Test
    void whatCannotBeSeenIsNeitherRenewedNorResolved() {
        Step step = Firing.after(firing(), verdict(Answer.UNKNOWN), CLEAR, T.plus(Duration.ofMinutes(10)));

        assertThat(step.tell()).isEqualTo(Tell.NOTHING);
        assertThat(step.firing()).isEqualTo(firing());
    }

    @Test
    void whatCannotBeSeenForLongFiresNoMoreAndIsNotToldToBeWell() {
        Instant later = T.plus(Firing.LOST_AFTER);

        Step step = Firing.after(firing(), verdict(Answer.UNKNOWN), CLEAR, later);

        assertThat(step.tell()).isEqualTo(Tell.NOTHING);
        assertThat(step.firing().until()).isEqualTo(later);
    }

    private static Firing firing() {
        return Firing.after(null, verdict(Answer.HOLDS), CLEAR, T).firing();
    }

    private static Verdict verdict(Answer answer) {
        long since = Minutes.of(Instant.parse("2026-11-26T09:29:00Z"));
        return new Verdict(answer, 1, 2, 0.9, "B3", since, "a reason");
    }
}
