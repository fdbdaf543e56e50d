package io.muster.escalation.channel.messaging;

import io.muster.durable.Attempt;
import io.muster.durable.DeliveryChannel;
import io.muster.durable.Outcome;
import io.muster.durable.loop.InTurn;
import io.muster.escalation.StoredJson;
import io.muster.escalation.admin.PageAdmins;
import io.muster.escalation.channel.Abilities;
import io.muster.escalation.channel.messaging.PagePayload.Bundled;
import io.muster.escalation.paging.Decision;
import io.muster.escalation.paging.RunEscalation;
import io.muster.escalation.paging.Signs;
import io.muster.escalation.people.HiddenAddress;
import io.muster.web.SecretBox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A way to a person's device. A new one is one new class: its {@link #name} is the kind of contact it serves, and nothing
 * else has to know of it.
 */
abstract class PageChannel implements DeliveryChannel {

    @Inject
    RunEscalation escalation;

    @Inject
    PageAdmins admins;

    @Inject
    WithdrawnPages withdrawn;

    @Inject
    SecretBox secrets;

    @Inject
    Signs signs;

    /** What its messages can do. */
    abstract Abilities abilities();

    /** False for what exists for Muster itself. */
    boolean reachesPeople() {
        return true;
    }

    /** What has to be set up before the channel can be used, in words; empty when it can be used. */
    Optional<String> lacking() {
        return Optional.empty();
    }

    /** Whether one message can tell of several pages. */
    boolean bundles() {
        return true;
    }

    /** @return why the channel could not use the contact, in words for who entered it; empty when it can */
    abstract Optional<String> objection(String address, Optional<String> secret);

    /** Hands the message to the provider; blocking. The attempt's delivery id is the provider's idempotency key. */
    abstract Outcome hand(Attempt attempt, PagePayload page, String link) throws Exception;

    /** The {@link HiddenAddress} of an address that is a secret by itself; empty for one that may be shown. */
    Optional<String> hiddenName(String address) {
        return Optional.empty();
    }

    String addressOf(PagePayload page) {
        return page.sealedAddress() == null ? page.address() : secrets.open(page.sealedAddress());
    }

    String secretOf(PagePayload page) {
        return secrets.open(page.sealedSecret());
    }

    /** One of a bundle's pages is enough. */
    @Override
    public final Uni<Boolean> stillWanted(Attempt attempt) {
        PagePayload page = payload(attempt);
        return page.admin()
                ? admins.wants(page.pageId(), attempt.deliveryId())
                : Multi.createFrom()
                        .iterable(page.pages(attempt.deliveryId()))
                        .onItem()
                        .transformToUniAndConcatenate(
                                one -> escalation.wants(one.page().pageId(), one.delivery()))
                        .collect()
                        .in(() -> new boolean[1], (any, wanted) -> any[0] |= wanted)
                        .map(any -> any[0]);
    }

    /** As {@link #stillWanted}, with one look at the pages that messages of their own tell of. */
    @Override
    public final Uni<Set<UUID>> wanted(List<Attempt> attempts) {
        boolean simple =
                attempts.stream().map(PageChannel::payload).allMatch(page -> !page.admin() && page.bundle() == null);
        return simple && attempts.size() > 1
                ? escalation.wanted(attempts.stream()
                        .collect(Collectors.toMap(
                                Attempt::deliveryId, attempt -> payload(attempt).pageId())))
                : DeliveryChannel.super.wanted(attempts);
    }

    /** In the order of the incidents, in which everybody enters their gates. */
    @Override
    public final Uni<Boolean> prepare(List<Attempt> attempts) {
        List<PagePayload> pages = attempts.stream().map(PageChannel::payload).toList();
        if (pages.stream().anyMatch(PagePayload::admin)) {
            return Uni.createFrom().item(false);
        }
        return escalation
                .enterTogether(attempts.stream()
                        .flatMap(attempt -> payload(attempt).pages(attempt.deliveryId()).stream())
                        .map(one -> one.page().incidentId())
                        .collect(Collectors.toSet()))
                .replaceWith(true);
    }

    @Override
    public final Outcome send(Attempt attempt) throws Exception {
        PagePayload page = payload(attempt).without(withdrawn::contains);
        if (page.pages(attempt.deliveryId()).stream()
                .allMatch(one -> withdrawn.contains(one.page().pageId()))) {
            return new Outcome.Rejected("answered before it was sent");
        }
        Outcome outcome = hand(attempt, page, secrets.open(page.sealedLink()));
        if (outcome instanceof Outcome.Sent && !page.admin() && reachesPeople()) {
            Optional<Instant> detectedAt = page.first() ? Optional.of(page.detectedAt()) : Optional.empty();
            signs.handedOver(page.decidedAt(), detectedAt);
        }
        return outcome;
    }

    @Override
    public final Uni<Void> concluded(Attempt attempt, Outcome outcome) {
        PagePayload page = payload(attempt);
        return switch (outcome) {
            case Outcome.Sent ignored -> handedOver(attempt, page);
            case Outcome.Rejected(String problem) -> failed(attempt, page, problem);
            case Outcome.Retry retry -> failed(attempt, page, retry.problem());
        };
    }

    private Uni<Void> handedOver(Attempt attempt, PagePayload page) {
        return page.admin()
                ? admins.handedOver(page.pageId(), attempt.deliveryId())
                : each(
                        attempt,
                        page,
                        one -> escalation.handedOver(
                                one.page().incidentId(), one.page().pageId(), one.delivery()));
    }

    private Uni<Void> failed(Attempt attempt, PagePayload page, String problem) {
        String ofContact = name() + ": " + problem;
        return page.admin()
                ? admins.contactFailed(page.pageId(), attempt.deliveryId(), ofContact)
                : each(
                        attempt,
                        page,
                        one -> escalation.contactFailed(
                                one.page().incidentId(), one.page().pageId(), one.delivery(), ofContact));
    }

    /** In the order of the incidents, in which everybody enters their gates. */
    private static Uni<Void> each(Attempt attempt, PagePayload page, Function<Bundled, Uni<Decision>> step) {
        return InTurn.each(
                page.pages(attempt.deliveryId()).stream()
                        .sorted(Comparator.comparing(one -> one.page().incidentId()))
                        .toList(),
                step);
    }

    private static PagePayload payload(Attempt attempt) {
        return StoredJson.read(attempt.payload(), PagePayload.class);
    }
}
