package io.muster.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void aFullPagePointsAtTheNextOne() {
        Page<String> page = Page.of(List.of("a", "b", "c"), 2, item -> item);

        assertThat(page.items()).containsExactly("a", "b");
        assertThat(Cursor.decode(page.next())).isEqualTo("b");
    }

    @Test
    void theLastPagePointsNowhere() {
        Page<String> page = Page.of(List.of("a", "b"), 2, item -> item);

        assertThat(page.next()).isNull();
    }

    @Test
    void aForeignCursorIsRefused() {
        assertThatThrownBy(() -> Cursor.decode("!!")).isInstanceOf(Refusal.class);
    }

    @Test
    void theCursorOfAListByNumberIsRefusedWhereOneByIdIsMeant() {
        PageQuery query = new PageQuery();
        query.cursor = Cursor.encode("1042");

        assertThat(query.afterNumber()).isEqualTo(1042);
        assertThatThrownBy(query::afterId).isInstanceOf(Refusal.class);
    }
}
