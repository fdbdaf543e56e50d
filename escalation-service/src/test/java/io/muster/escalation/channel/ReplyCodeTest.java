package io.muster.escalation.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.escalation.paging.PageAnswer;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReplyCodeTest {

    @Test
    void sixDigitsFollowFromTheLinksToken() {
        String code = ReplyCode.besides("https://ack.example/a/3q2-7wDvAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBk");

        assertThat(code)
                .matches("\\d{6}")
                .isEqualTo(ReplyCode.besides("http://other/a/3q2-7wDvAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBk"))
                .isNotEqualTo(ReplyCode.besides("https://ack.example/a/3q2-7wDvAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBl"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "482913, 482913",
                "ack 482913 please, 482913",
                "' 482913\n', 482913",
                "4829134, none",
                "yes, none",
                "12 482913, 482913",
                "'', none"
            })
    void theCodeIsFoundInWhatSomebodyWrites(String text, String code) {
        assertThat(ReplyCode.in(text)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "482913, ACKNOWLEDGE",
        "OK 482913, ACKNOWLEDGE",
        "482913 no, DECLINE",
        "'482913 No, sorry', DECLINE",
        "i can’t 482913, DECLINE",
        "482913 nothing else now, ACKNOWLEDGE",
        "482913 NEXT, ESCALATE",
        "482913 no next, DECLINE",
        "'482913 no problem, on my way', ACKNOWLEDGE",
        "'482913 No worries', ACKNOWLEDGE",
        "'482913 no, that is a problem for the DBAs', DECLINE"
    })
    void aWordBesideTheCodeSaysWhatIsMeant(String text, PageAnswer answer) {
        assertThat(ReplyCode.answerIn(text)).isEqualTo(answer);
    }

    @ParameterizedTest
    @EnumSource(PageAnswer.class)
    void aButtonSendsBackItsAnswerAndToken(PageAnswer answer) {
        String data = ChatButtons.data(answer, "a-token");

        assertThat(ChatButtons.answerIn(data)).isEqualTo(answer);
        assertThat(ChatButtons.token(data)).isEqualTo("a-token");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"1, ACKNOWLEDGE", "2, ESCALATE", "3, DECLINE", "7, none", "none, none"})
    void aKeySaysWhatTheCallHasAnnounced(String key, PageAnswer answer) {
        assertThat(SpokenPage.answer(key).orElse(null)).isEqualTo(answer);
    }

    @Test
    void theTokenIsGoodForOneNumberHoweverItIsWritten() {
        assertThat(ReplyCode.token("+49 30 123456", "000001"))
                .isEqualTo(ReplyCode.token("+4930123456", "000001"))
                .isNotEqualTo(ReplyCode.token("+4930123457", "000001"));
    }

    @Test
    void whatIsSpokenIsWellFormedWhateverTheAlertSays() {
        assertThat(SpokenPage.asking("a < b & \"c\"\u0000", URI.create("https://ack.example/answers/voice/t?a=1&b=2")))
                .contains(
                        "a &lt; b &amp; &quot;c&quot; Press 1",
                        "action=\"https://ack.example/answers/voice/t?a=1&amp;b=2\"")
                .doesNotContain("\u0000");
    }
}
