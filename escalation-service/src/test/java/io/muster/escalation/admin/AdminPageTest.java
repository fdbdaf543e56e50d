package io.muster.escalation.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdminPageTest {
    private static final Instant START = Instant.parse("2026-03-01T03:00:00Z");

    @Test
    void oneNoticeIsToldAsItIs() {
        AdminPage page = page(1);

        assertThat(page.what()).isEqualTo("trouble 1");
        assertThat(page.since()).isEqualTo(START.plusSeconds(1));
    }

    @Test
    void manyAreCountedAndTheFirstAreNamed() {
        assertThat(page(2).what()).isEqualTo("2 times: trouble 1; trouble 2");
        assertThat(page(12).what()).startsWith("12 times: trouble 1;").endsWith("trouble 10; and 2 more");
    }

    @Test
    void onlyTheMessageToTheContactInTurnIsWanted() {
        AdminPage first = page(1);
        AdminPage second = first.next(UUID.randomUUID());

        assertThat(first.wants(first.delivery())).isTrue();
        assertThat(second.wants(first.delivery())).isFalse();
        assertThat(second.wants(second.delivery())).isTrue();
        assertThat(second.contact()).isEqualTo(1);
    }

    @Test
    void whatEndedWantsNothing() {
        AdminPage page = page(1);

        assertThat(page.handedOver(START).wants(page.delivery())).isFalse();
        assertThat(page.failed("mail: refused", START).wants(page.delivery())).isFalse();
        assertThat(page.failed("mail: refused", START).problem()).contains("mail: refused");
    }

    private static AdminPage page(int notices) {
        List<Notice> told = IntStream.rangeClosed(1, notices)
                .mapToObj(i -> new Notice(UUID.randomUUID(), "trouble " + i, Optional.empty(), START.plusSeconds(i)))
                .toList();
        return AdminPage.of(
                UUID.randomUUID(), UUID.randomUUID(), "amir", told, UUID.randomUUID(), START.plusSeconds(60));
    }
}
