package io.muster.detection.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Ids;
import io.muster.contracts.Journey;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.detection.policy.Facts;
import io.muster.detection.report.CountReports.Counts;
import io.muster.detection.signal.Signal.ReportSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportGroupTest {

    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final Subject PAY = new Subject(false, Journey.PAY, null);
    private static final Duration WINDOW = Duration.ofMinutes(5);

    @ParameterizedTest
    @CsvSource({
        "Can't pay, I can’t pay!",
        "Can't pay, Customers cannot pay with Visa",
        "Can't pay, unable to pay since this morning",
        "Can't pay, Payment is failing at the checkout",
        "Payments are declined, paying fails",
        "Die Zahlung schlägt fehl, Zahlung schlagt fehl",
        "The search page is slow, search is very slow for me"
    })
    void whatSaysTheSameIsCountedTogether(String first, String second) {
        assertThat(ReportGroup.among(List.of(group(first, NOW)), PAY, second, NOW.plusSeconds(60), WINDOW))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "Can't pay, The search page is slow",
        "Can't pay, Coupon code is not accepted",
        "Pictures are missing on the product page, Wrong prices on the cart page",
        "Can't pay, ???"
    })
    void whatSaysSomethingElseIsNot(String first, String second) {
        assertThat(ReportGroup.among(List.of(group(first, NOW)), PAY, second, NOW.plusSeconds(60), WINDOW))
                .isEmpty();
    }

    @Test
    void theWindowGoesOnWithEveryReport() {
        ReportGroup group = group("Can't pay", NOW).counted(PAY, NOW.plusSeconds(280));

        assertThat(group.count()).isEqualTo(2);
        assertThat(ReportGroup.among(List.of(group), PAY, "cannot pay", NOW.plusSeconds(570), WINDOW))
                .isPresent();
        assertThat(ReportGroup.among(List.of(group), PAY, "cannot pay", NOW.plusSeconds(581), WINDOW))
                .isEmpty();
    }

    @Test
    void theOneThatResemblesItMostCounts() {
        ReportGroup cards = group("Visa cards are refused when paying", NOW);
        ReportGroup coupons = group("Coupons are refused", NOW);

        assertThat(ReportGroup.among(List.of(coupons, cards), PAY, "visa card refused, cannot pay", NOW, WINDOW))
                .hasValue(cards);
    }

    @Test
    void whateverOfJourneyAndServiceIsNamedTheSameIsCountedTogether() {
        Counts counts = new Counts(WINDOW, List.of());
        List<ReportGroup> groups = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Journey journey = i % 2 == 0 ? Journey.PAY : null;
            String service = i % 4 == 1 ? "payments" : null;
            groups.add(counts.count(report("Can't pay", journey, service, i)));
        }

        assertThat(groups)
                .extracting(ReportGroup::id)
                .containsOnly(groups.getFirst().id());
        assertThat(groups.getLast().count()).isEqualTo(12);
        assertThat(groups.getLast().about()).isEqualTo(new Subject(false, Journey.PAY, "payments"));
        assertThat(Facts.of(report("Can't pay", null, null, 12), groups.getLast()))
                .isEqualTo(new Facts(Source.SUPPORT, Journey.PAY, "payments", Map.of(), 12));
    }

    @Test
    void whatNamesSomethingElseIsCountedApart() {
        Counts counts = new Counts(WINDOW, List.of());
        ReportGroup first = counts.count(report("Can't pay", null, "payments", 0));

        assertThat(counts.count(report("Can't pay", Journey.PAYOUTS, null, 1)).id())
                .as("the words name another journey")
                .isNotEqualTo(first.id());
        assertThat(counts.count(report("Can't pay", null, "vouchers", 2)).id()).isNotEqualTo(first.id());
        ReportSignal breach = new ReportSignal(
                Ids.at(NOW),
                "report",
                Source.SUPPORT,
                "Can't pay",
                null,
                null,
                null,
                null,
                IncidentType.SECURITY,
                "vito",
                NOW);
        assertThat(counts.count(breach).id()).isNotEqualTo(first.id());
    }

    @ParameterizedTest
    @CsvSource({"true, PAY, payments", "false, , payments", "false, CART, ", "true, , "})
    void aSubjectIsReadAsItWasWritten(boolean secret, Journey journey, String service) {
        Subject subject = new Subject(secret, journey, service);

        assertThat(Subject.read(subject.text())).isEqualTo(subject);
    }

    private static ReportSignal report(String what, Journey journey, String service, int second) {
        Instant at = NOW.plusSeconds(second);
        return new ReportSignal(
                Ids.at(at), "report", Source.SUPPORT, what, null, null, journey, service, null, "vito", at);
    }

    private static ReportGroup group(String what, Instant at) {
        return new ReportGroup(
                UUID.fromString("019aa000-0000-7000-8000-000000000001"), PAY, what, Source.SUPPORT, 1, at, at, null, 1);
    }
}
