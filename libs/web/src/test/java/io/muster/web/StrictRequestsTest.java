package io.muster.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.muster.testkit.StrictRequests;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rule that every service's architecture test keeps. */
class StrictRequestsTest {

    record OfTheDomain(String name) {}

    record Wrapping(List<OfTheDomain> parts) {}

    static class Bent {

        @POST
        public void post(@PathParam("id") String id, Wrapping body) {}
    }

    static class Kept {

        @POST
        public void post(@PathParam("id") OfTheDomain id, String body) {}
    }

    @Test
    void aRecordOfTheDomainInsideOfABodyIsFound() {
        assertThatThrownBy(() -> StrictRequests.rule().check(new ClassFileImporter().importClasses(Bent.class)))
                .hasMessageContaining("reads " + OfTheDomain.class.getName());
    }

    @Test
    void parametersOfThePathAreNoBodies() {
        assertThatCode(() -> StrictRequests.rule().check(new ClassFileImporter().importClasses(Kept.class)))
                .doesNotThrowAnyException();
    }
}
