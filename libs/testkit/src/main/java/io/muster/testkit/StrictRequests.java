package io.muster.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A request's body consists of records of the {@code rest} packages all the way down: those are read strictly (libs/web), and
 * a slip of the pen in a record of the domain would be read as if nothing had been said.
 */
public final class StrictRequests {

    private StrictRequests() {}

    public static ArchRule rule() {
        return methods()
                .that()
                .areMetaAnnotatedWith("jakarta.ws.rs.HttpMethod")
                .should(new ArchCondition<JavaMethod>("read bodies of records of rest packages only") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        Set<JavaClass> read = new HashSet<>();
                        method.getParameters().stream()
                                .filter(StrictRequests::isBody)
                                .forEach(body -> body.getType().getAllInvolvedRawTypes().stream()
                                        .forEach(type -> follow(type, read)));
                        read.stream()
                                .filter(type -> !type.getPackageName().endsWith(".rest"))
                                .forEach(type -> events.add(SimpleConditionEvent.violated(
                                        method, method.getFullName() + " reads " + type.getName())));
                    }
                })
                .because("what a request does not have is refused, in every part of it");
    }

    private static void follow(JavaClass type, Set<JavaClass> read) {
        if (type.isRecord() && type.getPackageName().startsWith("io.muster.") && read.add(type)) {
            components(type)
                    .flatMap(component -> component.getType().getAllInvolvedRawTypes().stream())
                    .forEach(part -> follow(part, read));
        }
    }

    private static Stream<JavaField> components(JavaClass type) {
        return type.getFields().stream().filter(field -> !field.getModifiers().contains(JavaModifier.STATIC));
    }

    /** Parameters of the path, the query and headers are annotated as such. */
    private static boolean isBody(JavaParameter parameter) {
        return parameter.getAnnotations().stream()
                .map(annotation -> annotation.getRawType().getPackageName())
                .noneMatch(name -> name.startsWith("jakarta.ws.rs") || name.startsWith("org.jboss.resteasy"));
    }
}
