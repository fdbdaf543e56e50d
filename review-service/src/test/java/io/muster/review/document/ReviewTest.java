package io.muster.review.document;

import static io.muster.review.ScriptedIncident.ADA;
import static io.muster.review.ScriptedIncident.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.muster.contracts.Incident;
import io.muster.contracts.Refusal;
import io.muster.contracts.ReviewEvent.ActionAgreed;
import io.muster.contracts.ReviewEvent.ActionCompleted;
import io.muster.contracts.ReviewEvent.IncidentClosed;
import io.muster.contracts.ReviewEvent.ReviewDrafted;
import io.muster.contracts.ReviewEvent.ReviewPublished;
import io.muster.contracts.ReviewEvent.ReviewScheduled;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.Visibility;
import io.muster.review.ScriptedIncident;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewTest {

    private static final Instant NOW = at("14:00:00");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 6);
    private static final UUID ID = new UUID(12, 12);
    private static final Map<Section, String> DRAFTS = Map.of(Section.SUMMARY, "It broke.");

    private final ScriptedIncident script = new ScriptedIncident();
    private final Incident resolved = Incident.of(script.id, script.untilResolved());
    private final ReviewDeadline deadline = new ReviewDeadline(3, 5, 10, ZoneOffset.UTC);

    private Review draft() {
        return Review.scheduled(ID, resolved, deadline, NOW).review();
    }

    private Review withActions(int count) {
        Review review = draft();
        for (int i = 1; i <= count; i++) {
            review = agree(review, new UUID(1, i), TODAY.plusDays(14)).review();
        }
        return review;
    }

    private static Decision agree(Review review, UUID id, LocalDate due) {
        return review.agreed(
                id, new Action.Proposal("Test every release", ActionKind.PREVENT, "rami", due), ADA, TODAY, NOW);
    }

    private Decision publish(Review review, String justification) {
        return review.published(resolved, DRAFTS, justification, ADA, NOW);
    }

    private static void refused(ReviewProblem problem, ThrowingCallable call) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(problem));
    }

    @Test
    void theFirstResolutionSchedulesAndDrafts() {
        Decision decision = Review.scheduled(ID, resolved, deadline, NOW);

        assertThat(decision.review().dueAt()).isEqualTo(at("10:33:00").plusSeconds(3 * 86400));
        assertThat(decision.events())
                .hasExactlyElementsOfTypes(ReviewScheduled.class, ReviewDrafted.class)
                .allSatisfy(event -> assertThat(event.incidentId()).isEqualTo(script.id));
    }

    @Test
    void theNextResolutionDraftsAgainAndSchedulesNothing() {
        Review edited = draft().edited(Map.of(Section.ROOT_CAUSE, "A release"), "ada", NOW)
                .review();
        Decision decision = edited.redrafted(at("15:00:00"));

        assertThat(decision.events()).hasExactlyElementsOfTypes(ReviewDrafted.class);
        assertThat(decision.review().state()).isEqualTo(new ReviewState.Draft(2, at("15:00:00")));
        assertThat(decision.review().dueAt()).isEqualTo(edited.dueAt());
        assertThat(decision.review().sections()).containsOnlyKeys(Section.ROOT_CAUSE);
    }

    @Test
    void aPublishedReviewOpensAgainAndForgetsFrozenDraftsOnly() {
        Review published = publish(
                        withActions(3)
                                .edited(Map.of(Section.ROOT_CAUSE, "A release"), "ada", NOW)
                                .review(),
                        null)
                .review();
        assertThat(published.sections()).containsOnlyKeys(Section.SUMMARY, Section.ROOT_CAUSE);

        Review again = published.redrafted(at("15:00:00")).review();

        assertThat(again.isPublished()).isFalse();
        assertThat(again.sections()).containsOnlyKeys(Section.ROOT_CAUSE);
        assertThat(again.actions()).hasSize(3);
    }

    @Test
    void aSectionIsTakenBackToItsDraft() {
        Map<Section, String> back = new HashMap<>();
        back.put(Section.SUMMARY, null);
        Review edited = draft().edited(Map.of(Section.SUMMARY, "Better words"), "ada", NOW)
                .review();

        assertThat(edited.sections().get(Section.SUMMARY)).isEqualTo(new SectionText("Better words", "ada", NOW));
        assertThat(edited.edited(back, "ada", NOW).review().sections()).isEmpty();
    }

    @Test
    void anActionIsAgreedWithOwnerAndDate() {
        Decision decision = agree(draft(), new UUID(1, 1), TODAY);

        assertThat(decision.events()).singleElement().isInstanceOfSatisfying(ActionAgreed.class, agreed -> {
            assertThat(agreed.owner()).isEqualTo("rami");
            assertThat(agreed.dueOn()).isEqualTo(TODAY);
        });
        refused(ReviewProblem.DUE_DATE_PAST, () -> agree(draft(), new UUID(1, 1), TODAY.minusDays(1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 7})
    void threeToSevenActionsPublish(int actions) {
        Decision decision = publish(withActions(actions), null);

        assertThat(decision.events()).hasExactlyElementsOfTypes(ReviewPublished.class, IncidentClosed.class);
        assertThat(decision.events().getFirst()).isInstanceOfSatisfying(ReviewPublished.class, published -> {
            assertThat(published.actions()).isEqualTo(actions);
            assertThat(published.summary()).isEqualTo("It broke.");
            assertThat(published.context().visibility()).isEqualTo(Visibility.PUBLIC);
        });
        assertThat(decision.review().isPublished()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 8})
    void otherNumbersHaveToBeJustified(int actions) {
        refused(ReviewProblem.ACTIONS_NOT_AGREED, () -> publish(withActions(actions), " "));

        ReviewState state =
                publish(withActions(actions), "nothing left to do").review().state();

        assertThat(state)
                .isInstanceOfSatisfying(
                        ReviewState.Published.class,
                        published -> assertThat(published.justification()).isEqualTo("nothing left to do"));
    }

    @Test
    void anOpenIncidentIsNotClosed() {
        Incident reopened = Incident.of(
                script.id,
                script.untilResolvedAgain().subList(0, script.untilResolved().size() + 2));

        refused(ReviewProblem.INCIDENT_NOT_RESOLVED, () -> withActions(3).published(reopened, DRAFTS, null, ADA, NOW));
    }

    @Test
    void aPublishedReviewIsNotChanged() {
        Review published = publish(withActions(3), null).review();

        refused(ReviewProblem.REVIEW_PUBLISHED, () -> publish(published, null));
        refused(ReviewProblem.REVIEW_PUBLISHED, () -> agree(published, new UUID(2, 2), TODAY));
        refused(ReviewProblem.REVIEW_PUBLISHED, () -> published.dropped(new UUID(1, 1)));
        refused(ReviewProblem.REVIEW_PUBLISHED, () -> published.edited(Map.of(), "ada", NOW));
    }

    @Test
    void actionsOfAPublishedReviewAreCompletedOnce() {
        Review published = publish(withActions(3), null).review();
        Decision decision = published.completed(new UUID(1, 2), "runs in CI", ADA, NOW);

        assertThat(decision.events()).hasExactlyElementsOfTypes(ActionCompleted.class);
        assertThat(decision.review().actions()).filteredOn(Action::isOpen).hasSize(2);
        refused(ReviewProblem.ACTION_COMPLETED, () -> decision.review().completed(new UUID(1, 2), "again", ADA, NOW));
        refused(ReviewProblem.ACTION_UNKNOWN, () -> published.completed(new UUID(7, 7), "x", ADA, NOW));
    }

    @Test
    void anActionIsDropped() {
        assertThat(withActions(3).dropped(new UUID(1, 2)).review().actions())
                .extracting(Action::id)
                .containsExactly(new UUID(1, 1), new UUID(1, 3));
    }

    @Test
    void aSecurityIncidentTellsItsSummaryToFew() {
        Incident security = resolved.after(new IncidentConfirmed(
                script.by(ADA, "10:34:00"), Severity.SEV1, IncidentType.SECURITY, List.of(), null, null));

        assertThat(withActions(3)
                        .published(security, DRAFTS, null, ADA, NOW)
                        .events()
                        .getFirst()
                        .context()
                        .visibility())
                .isEqualTo(Visibility.RESTRICTED);
    }

    @Test
    void aDraftIsOverdueAfterItsDeadline() {
        Review review = draft();

        assertThat(review.isOverdue(review.dueAt())).isFalse();
        assertThat(review.isOverdue(review.dueAt().plusSeconds(1))).isTrue();
        assertThat(publish(withActions(3), null).review().isOverdue(Instant.MAX))
                .isFalse();
    }
}
