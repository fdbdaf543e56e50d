package io.muster.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.CommsEvent.UpdatePublished;
import io.muster.contracts.EscalationEvent.RoleAssigned;
import io.muster.contracts.ResolutionEvent.IncidentReopened;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds after any events in any order, twice, with whatever may be missing missing. */
class IncidentPropertyTest {

    private static final Set<Status> FINAL = Set.of(Status.DISMISSED, Status.MERGED);

    @Provide
    Arbitrary<List<LifecycleEvent>> streams() {
        return Events.anyEvent().list().ofMaxSize(40);
    }

    @Provide
    Arbitrary<LifecycleEvent> events() {
        return Events.anyEvent();
    }

    @Property(tries = 1000)
    void neverThrowsAndKeepsItsId(@ForAll("streams") List<LifecycleEvent> stream) {
        Incident incident = Incident.of(Events.INCIDENT, stream);

        assertThat(incident.id()).isEqualTo(Events.INCIDENT);
        assertThat(incident.status()).isNotNull();
        assertThat(incident.stage()).isNotNull();
        assertThat(incident.label()).startsWith("INC-");
    }

    @Property(tries = 1000)
    void theSameEventTwiceInARowIsOneEvent(
            @ForAll("streams") List<LifecycleEvent> stream, @ForAll("events") LifecycleEvent event) {
        Incident once = Incident.of(Events.INCIDENT, stream).after(event);

        assertThat(once.after(event)).isEqualTo(once);
    }

    @Property(tries = 500)
    void dismissedAndMergedAreFinalAndOweNoUpdate(@ForAll("streams") List<LifecycleEvent> stream) {
        Incident incident = Incident.of(Events.INCIDENT);
        for (LifecycleEvent event : stream) {
            Incident next = incident.after(event);
            if (FINAL.contains(incident.status())) {
                assertThat(next.status()).isEqualTo(incident.status());
                assertThat(next.stage()).isEqualTo(incident.stage());
                assertThat(next.mergedInto()).isEqualTo(incident.mergedInto());
            }
            if (FINAL.contains(next.status()) || next.status() == Status.CLOSED) {
                assertThat(next.updatesDue()).isEmpty();
            }
            incident = next;
        }
    }

    @Property(tries = 500)
    void onlyAReopeningLeadsBack(@ForAll("streams") List<LifecycleEvent> stream) {
        Incident incident = Incident.of(Events.INCIDENT);
        for (LifecycleEvent event : stream) {
            Incident next = incident.after(event);
            if (!(event instanceof IncidentReopened)) {
                assertThat(next.stage()).isGreaterThanOrEqualTo(incident.stage());
                assertThat(next.status()).isGreaterThanOrEqualTo(incident.status());
            }
            incident = next;
        }
    }

    @Property(tries = 500)
    void theStatusHasItsInstants(@ForAll("streams") List<LifecycleEvent> stream) {
        Incident incident = Incident.of(Events.INCIDENT, stream);

        switch (incident.status()) {
            case DETECTED, CONFIRMED ->
                assertThat(incident)
                        .extracting(Incident::mitigatedAt, Incident::resolvedAt, Incident::closedAt)
                        .containsOnlyNulls();
            case MITIGATED -> {
                assertThat(incident.mitigatedAt()).isNotNull();
                assertThat(incident.resolvedAt()).isNull();
            }
            case RESOLVED -> assertThat(incident.resolvedAt()).isNotNull();
            case CLOSED -> assertThat(incident.closedAt()).isNotNull();
            case DISMISSED, MERGED -> assertThat(incident.promises()).isEmpty();
        }
    }

    @Property(tries = 500)
    void aRoleIsHeldByWhomItWasLastGivenTo(@ForAll("streams") List<LifecycleEvent> stream) {
        Map<Role, String> last = new EnumMap<>(Role.class);
        for (LifecycleEvent event : stream) {
            if (event instanceof RoleAssigned assigned
                    && assigned.role() != null
                    && !assigned.role().isOfMany()) {
                last.put(assigned.role(), assigned.person());
            }
        }
        last.values().removeIf(Objects::isNull);

        Map<Role, String> held =
                new HashMap<>(Incident.of(Events.INCIDENT, stream).roles());
        held.keySet().removeIf(Role::isOfMany);
        assertThat(held).isEqualTo(last);
    }

    @Property(tries = 500)
    void aRoleOfManyIsHeldByEverybodyWhoTookItAndAnyOtherByOne(@ForAll("streams") List<LifecycleEvent> stream) {
        Map<Role, Set<String>> taken = new EnumMap<>(Role.class);
        for (LifecycleEvent event : stream) {
            if (event instanceof RoleAssigned(var context, Role role, String person, String previous) && role != null) {
                Set<String> persons = taken.computeIfAbsent(role, none -> new HashSet<>());
                if (!role.isOfMany()) {
                    persons.clear();
                } else if (person == null) {
                    persons.remove(previous);
                }
                Optional.ofNullable(person).ifPresent(persons::add);
            }
        }
        taken.values().removeIf(Set::isEmpty);

        Incident incident = Incident.of(Events.INCIDENT, stream);
        assertThat(incident.holders().keySet()).isEqualTo(taken.keySet());
        taken.forEach(
                (role, persons) -> assertThat(incident.holders(role)).containsExactlyInAnyOrderElementsOf(persons));
        incident.roles()
                .forEach((role, newest) ->
                        assertThat(newest).isEqualTo(incident.holders(role).getLast()));
    }

    @Property(tries = 500)
    void onlyAPersonLiftsARestriction(@ForAll("streams") List<LifecycleEvent> stream) {
        Incident incident = Incident.of(Events.INCIDENT);
        for (LifecycleEvent event : stream) {
            Incident next = incident.after(event);
            if (incident.restricted() && !next.restricted()) {
                assertThat(event.actor().kind()).isEqualTo(Actor.Kind.PERSON);
                assertThat(next.type()).isNotEqualTo(TriageEvent.IncidentType.SECURITY);
            }
            incident = next;
        }
    }

    @Property(tries = 500)
    void aPromiseIsTheLastOneMadeToTheAudience(@ForAll("streams") List<LifecycleEvent> stream) {
        Incident incident = Incident.of(Events.INCIDENT, stream);

        incident.promises().forEach((audience, due) -> {
            UpdatePublished last = stream.stream()
                    .filter(UpdatePublished.class::isInstance)
                    .map(UpdatePublished.class::cast)
                    .filter(update -> update.audiences().contains(audience))
                    .reduce((first, second) -> second)
                    .orElseThrow();
            assertThat(due).isEqualTo(last.nextUpdateDue());
        });
    }

    @Property(tries = 200)
    void eventsOfOtherIncidentsChangeNothing(@ForAll("streams") List<LifecycleEvent> stream) {
        Incident other = Incident.of(new UUID(7, 7));

        assertThat(Incident.of(other.id(), stream)).isEqualTo(other);
    }
}
