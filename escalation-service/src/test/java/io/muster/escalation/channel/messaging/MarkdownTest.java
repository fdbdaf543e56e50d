package io.muster.escalation.channel.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever reports what is broken makes no link, no picture and no mention in a page. */
class MarkdownTest {

    @ParameterizedTest
    @CsvSource({
        "[x](http://evil), \\[x\\](http://evil)",
        "![x](http://evil), \\!\\[x\\](http://evil)",
        "**grave** `rm` _now_, \\*\\*grave\\*\\* \\`rm\\` \\_now\\_",
        "<http://evil>, \\<http://evil\\>",
        "Card payments fail in eu, Card payments fail in eu"
    })
    void marksAreShownAsTheyAre(String said, String shown) {
        assertThat(Markdown.plain(said)).isEqualTo(shown);
    }
}
