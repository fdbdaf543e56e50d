package io.muster.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.muster.contracts.EscalationEvent.PageAcknowledged;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class EventTypesTest {

    @Test
    void everyRecordOfTheSealedHierarchyHasAType() {
        assertThat(new HashSet<Class<?>>(EventTypes.all())).isEqualTo(Events.records());
    }

    @Test
    void theModuleIsTheSealedInterfaceTheRecordBelongsTo() {
        assertThat(EventTypes.all()).allSatisfy(event -> {
            String module = event.getInterfaces()[0]
                    .getSimpleName()
                    .replace("Event", "")
                    .toLowerCase();
            assertThat(EventTypes.typeOf(event)).isEqualTo("io.muster." + module + "." + event.getSimpleName() + ".v1");
        });
    }

    @Test
    void namesTypesAsCloudEventsDo() {
        assertThat(EventTypes.typeOf(PageAcknowledged.class)).isEqualTo("io.muster.escalation.PageAcknowledged.v1");
        assertThat(EventTypes.ownerOf("io.muster.escalation.PageAcknowledged.v1"))
                .isEqualTo("escalation-service");
        assertThat(EventTypes.classOf("io.muster.escalation.PageAcknowledged.v1"))
                .contains(PageAcknowledged.class);
        assertThat(EventTypes.classOf("io.muster.escalation.PageAcknowledged.v2"))
                .isEmpty();
    }

    @Test
    void aSealedInterfaceHasTheTypesOfItsRecords() {
        assertThat(EventTypes.typesOf(ReviewEvent.class))
                .hasSize(6)
                .allMatch(type -> type.startsWith("io.muster.review."));
        assertThat(EventTypes.typesOf(LifecycleEvent.class))
                .hasSize(EventTypes.all().size());
    }

    @Test
    void whatIsNotOursHasNoOwner() {
        assertThatIllegalArgumentException().isThrownBy(() -> EventTypes.ownerOf("com.example.Something"));
        assertThatIllegalArgumentException().isThrownBy(() -> EventTypes.typeOf(UnknownEvent.class));
    }
}
