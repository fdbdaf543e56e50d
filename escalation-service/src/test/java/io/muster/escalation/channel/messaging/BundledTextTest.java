package io.muster.escalation.channel.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.escalation.channel.messaging.PagePayload.Bundled;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A message that tells of several pages names each of them, however short the channel makes it. */
class BundledTextTest {

    private static final String LINK = "https://ack.example/a/3q2-7wDvAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBk";
    private static final Instant SINCE = Instant.parse("2026-11-26T09:30:00Z");
    private static final int SMS = 459;

    @Test
    void everyPageIsNamedAndWhyItNamesYou() {
        PageText text = PageText.of(bundleOf(3), LINK);

        assertThat(text.subject()).isEqualTo("[SEV3] 3 pages: INC-1040, INC-1041, INC-1042");
        assertThat(text.reason())
                .contains("[SEV3] INC-1041 Search is slow 1; on call in schedule search")
                .hasLineCount(4);
        assertThat(text.where()).as("what they have in common is said once").isEqualTo("eu");
    }

    @Test
    void tenPagesFitIntoATextMessageWithItsCodeAndLink() {
        String ending =
                "Reply 123456 to acknowledge, 123456 no if you cannot come, 123456 next for the next level, or " + LINK;

        String text = PageText.of(bundleOf(10), LINK).brief(SMS, ending);

        assertThat(text).hasSizeLessThanOrEqualTo(SMS).endsWith(LINK);
        IntStream.range(0, 10).forEach(number -> assertThat(text).contains("INC-" + (1040 + number)));
    }

    @Test
    void aReceiverOfWebhooksGetsEachAsItWouldHaveComeAlone() {
        WebhookBody body = WebhookBody.of(bundleOf(2), LINK);

        assertThat(body.type()).isEqualTo("bundle");
        assertThat(body.acknowledgeUrl()).isEqualTo(LINK);
        assertThat(body.pages()).extracting(page -> page.incident().number()).containsExactly(1040L, 1041L);
        assertThat(body.pages())
                .extracting(WebhookBody::acknowledgeUrl)
                .containsExactly(LINK + "?page=" + id(0), LINK + "?page=" + id(1));
    }

    @Test
    void whatWasAnsweredMeanwhileIsLeftOut() {
        PagePayload rest = bundleOf(3).without(id(1)::equals);

        assertThat(PageText.of(rest, LINK).subject()).isEqualTo("[SEV3] 2 pages: INC-1040, INC-1042");
    }

    @Test
    void aMessageForARoleSaysForWhichInItsSubject() {
        PagePayload page = page(2, null, Role.COMMUNICATIONS_OWNER);

        assertThat(PageText.of(page, "https://muster.example/l/1").subject())
                .isEqualTo("[SEV3] INC-1042 as communications owner: Search is slow 2");
    }

    private static PagePayload bundleOf(int pages) {
        List<Bundled> all = IntStream.range(0, pages)
                .mapToObj(number -> new Bundled(new UUID(1, number), page(number, null)))
                .toList();
        return page(0, all);
    }

    private static UUID id(int number) {
        return new UUID(2, number);
    }

    private static PagePayload page(int number, List<Bundled> bundle) {
        return page(number, bundle, null);
    }

    private static PagePayload page(int number, List<Bundled> bundle, Role forRole) {
        return new PagePayload(
                id(number),
                new UUID(3, number),
                1040 + number,
                "Search is slow " + number,
                List.of("eu"),
                SINCE,
                SINCE,
                SINCE,
                "search",
                Severity.SEV3,
                true,
                null,
                "rami",
                "Rami",
                "Europe/Berlin",
                "on call in schedule search; level 1 of policy search; SEV3 confirmed",
                1,
                false,
                forRole,
                List.of(),
                "+4930123456",
                null,
                null,
                "sealed",
                false,
                false,
                bundle);
    }
}
