package io.muster.drill;

import static io.muster.drill.Story.Stage.COMMUNICATE;
import static io.muster.drill.Story.Stage.DETECT;
import static io.muster.drill.Story.Stage.ESCALATE;
import static io.muster.drill.Story.Stage.RESOLVE;
import static io.muster.drill.Story.Stage.REVIEW;
import static io.muster.drill.Story.Stage.TRIAGE;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checkout breaks while a campaign runs. The first on call sleeps, the second comes; customers are told; the release is
 * rolled back; it breaks once more while watched; it is resolved for good, reviewed and published.
 */
final class CheckoutOutage implements Scenario {

    /** How long a step of the suite may take; long enough for a service that is restarted meanwhile. */
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Suite suite;
    private final WebhookReceiver receiver = new WebhookReceiver();
    private final String run = "drill-" + Instant.now().getEpochSecond();
    private final Monitoring monitoring;
    private String incident;
    private String label;

    CheckoutOutage(Suite suite) {
        this.suite = suite;
        this.monitoring = new Monitoring(suite, run);
    }

    @Override
    public void close() {
        receiver.close();
    }

    @Override
    public void play(Story story) {
        new EarlierDrills(suite, "checkout").end();
        new SampleStore(suite, receiver).load();
        story.tell("The sample store is loaded: services, people, rota, policy, a running campaign");
        detect(story);
        triage(story);
        escalate(story);
        communicate(story);
        mitigate(story);
        relapse(story);
        resolve(story);
        review(story);
    }

    private void detect(Story story) {
        monitoring.fires();
        story.tell(DETECT, "Monitoring posts an alert: checkout fails in region eu");
        JsonNode found = Await.until("an incident of the alert", SOON, this::incidentOfRun);
        incident = found.path("id").asText();
        label = "INC-" + found.path("number").asText();
        Await.that(label + " on the board", SOON, () -> !board().isMissingNode());
        story.tell(DETECT, label + " is on the board: " + suite.url("board", "/incidents/" + incident));
        story.done(DETECT);
    }

    private void triage(Story story) {
        Await.that(label + " confirmed as SEV1, because a campaign runs", SOON, () -> {
            JsonNode board = board();
            return "SEV1".equals(board.path("severity").asText())
                    && "confirmed".equals(board.path("status").asText());
        });
        Await.that("the timeline naming the campaign", SOON, () -> timeline().contains("Autumn sale"));
        suite.act(
                Persona.RESPONDER,
                "POST",
                "triage",
                path("/notes"),
                Map.of("text", "Payment calls time out since the release"));
        suite.act(
                Persona.OWNER,
                "POST",
                "triage",
                path("/notes"),
                Map.of("text", "The campaign sends a third of today's visitors to checkout"));
        story.tell(TRIAGE, label + " is confirmed as SEV1: checkout is down while the Autumn sale runs");
        story.done(TRIAGE);
    }

    private void escalate(Story story) {
        Mailbox.Mail first = pageTo(Persona.RESPONDER, 1);
        URI link = first.acknowledgeLink();
        String page = suite.page(link);
        if (!page.contains("<form") || !page.contains("<button")) {
            throw new DrillFailure("the acknowledge link shows no button");
        }
        story.tell(
                ESCALATE,
                "rami is paged by mail (\"" + first.subject() + "\"), a scanner opens the link, rami sleeps on");
        WebhookReceiver.Received second = Await.until("a signed page to ada on level 2", SOON, this::webhookToAda);
        acknowledge(URI.create(second.body().path("acknowledgeUrl").asText()));
        Await.that("ada as commander", SOON, () -> "ada".equals(role("commander")));
        acknowledge(pageTo(Persona.COMMUNICATIONS, 1).acknowledgeLink());
        Await.that("cora as communications owner", SOON, () -> "cora".equals(role("communications owner")));
        story.tell(
                ESCALATE,
                "Nobody acknowledged in time, ada is paged by signed webhook, acknowledges and commands; cora answers for communications");
        story.done(ESCALATE);
    }

    private void communicate(Story story) {
        Await.that("a first internal update that promises the next", SOON, this::isToldInside);
        story.tell(COMMUNICATE, "The first internal update is out and promises the next");
        approveDraft("investigating");
        Await.that("the status page saying investigating", SOON, () -> "investigating".equals(publicStatus()));
        story.tell(COMMUNICATE, "cora approves the draft; customers read it: " + suite.url("comms", "/status"));
        story.done(COMMUNICATE);
    }

    private void mitigate(Story story) {
        JsonNode mitigation = suite.act(
                Persona.COMMANDER,
                "POST",
                "resolution",
                path("/mitigations"),
                Map.of("action", "roll-back-checkout", "reason", "The release of this morning broke the payment call"));
        Await.that(
                "the signed call to roll back",
                SOON,
                () -> !receiver.at("/rollback").isEmpty());
        Await.that("the mitigation told as applied", SOON, () -> timelineHas("MitigationApplied"));
        if (mitigation.path("id").isMissingNode()) {
            throw new DrillFailure("the mitigation has no id");
        }
        story.tell(RESOLVE, "The release is rolled back by a signed call");
        monitoring.isQuiet();
        declareMitigated();
        story.tell(RESOLVE, "ada declares mitigated; the relapse is watched for");
    }

    private void declareMitigated() {
        suite.act(
                Persona.COMMANDER,
                "POST",
                "resolution",
                path("/mitigated"),
                Map.of("reason", "Orders are back at their usual rate"));
        Await.that(
                label + " mitigated",
                SOON,
                () -> "mitigated".equals(board().path("status").asText()));
    }

    private void relapse(Story story) {
        verifyAndResolve(story);
        approveDraft("resolved");
        Await.that("the status page saying resolved", SOON, () -> "resolved".equals(publicStatus()));
        int pagesBefore = pages();
        monitoring.fires();
        Await.that(label + " reopened after a relapse", SOON, () -> timelineHas("IncidentReopened"));
        Await.that("a page after the relapse", SOON, () -> pages() > pagesBefore);
        Await.that("the resolved note withdrawn", SOON, () -> !"resolved".equals(publicStatus()));
        story.tell(RESOLVE, "It breaks again while watched: reopened, paged again, the resolved note withdrawn");
        Mailbox.Mail again = Await.until("another page to rami", SOON, () -> mailTo(Persona.RESPONDER, 2));
        acknowledge(again.acknowledgeLink());
        monitoring.isQuiet();
        declareMitigated();
    }

    private void resolve(Story story) {
        verifyAndResolve(story);
        approveDraft("resolved");
        Await.that("the status page saying resolved again", SOON, () -> "resolved".equals(publicStatus()));
        story.tell(RESOLVE, label + " is resolved, and customers know");
        story.done(RESOLVE);
    }

    private void verifyAndResolve(Story story) {
        Map<String, String> summary = Map.of("summary", "The release is rolled back and orders are back");
        Suite.Answer early = suite.tryTo(Persona.COMMANDER, "POST", "resolution", path("/resolved"), summary);
        if (early.status() != 409) {
            throw new DrillFailure("resolved before its verifications was answered " + early.status() + ", not 409");
        }
        for (String gate : List.of("data-integrity", "transactions", "user-state")) {
            suite.act(
                    Persona.RESPONDER,
                    "PUT",
                    "resolution",
                    path("/verifications/" + gate),
                    Map.of(
                            "owner",
                            "rami",
                            "evidence",
                            "Compared with the orders of the last hour",
                            "result",
                            "passed"));
        }
        suite.act(Persona.COMMANDER, "POST", "resolution", path("/resolved"), summary);
        Await.that(
                label + " resolved",
                SOON,
                () -> "resolved".equals(board().path("status").asText()));
        story.tell(RESOLVE, "Refused while a verification lacked, then three recorded: resolved");
    }

    private void review(Story story) {
        JsonNode drafted = Await.until(
                "the drafted review", SOON, () -> present(suite.get(Persona.COMMANDER, "review", path("/review"))));
        String review = drafted.path("id").asText();
        story.tell(REVIEW, "A review is scheduled and drafted: " + suite.url("review", "/reviews/" + review));
        suite.act(
                Persona.COMMANDER,
                "PUT",
                "review",
                "/reviews/" + review + "/sections",
                Map.of(
                        "rootCause", "The release changed the time limit of the payment call",
                        "contributingFactors", "The release went out during a campaign",
                        "whatWorked", "Rolling back took one call",
                        "whatDidNot", "The first on call was not reached"));
        agreeOnActions(review);
        suite.act(Persona.COMMANDER, "POST", "review", "/reviews/" + review + "/publish", Map.of());
        Await.that(
                label + " closed",
                SOON,
                () -> "closed".equals(board().path("status").asText()));
        Await.that("the status page saying postmortem", SOON, () -> "postmortem".equals(publicStatus()));
        if (!receiver.refused().isEmpty()) {
            throw new DrillFailure("a webhook came unsigned: " + receiver.refused());
        }
        story.tell(REVIEW, "Published with three actions; " + label + " is closed, the status page says postmortem");
        story.done(REVIEW);
        printReview(review);
    }

    private void agreeOnActions(String review) {
        LocalDate due = LocalDate.now(ZoneOffset.UTC).plusDays(14);
        for (String[] action : new String[][] {
            {"Test the payment call's time limit before a release", "prevent", "rami"},
            {"Page both on call at once during a campaign", "detect sooner", "ada"},
            {"Tell marketing by itself when checkout is down", "communicate better", "olga"}
        }) {
            suite.act(
                    Persona.COMMANDER,
                    "POST",
                    "review",
                    "/reviews/" + review + "/actions",
                    Map.of("title", action[0], "kind", action[1], "owner", action[2], "dueOn", due.toString()));
        }
    }

    private void printReview(String review) {
        URI link = suite.url("review", "/reviews/" + review);
        String text = suite.open(
                        "GET",
                        link,
                        Map.of(
                                "Authorization",
                                "Bearer " + suite.variable(Persona.COMMANDER.variable()),
                                "Accept",
                                "text/markdown"),
                        null)
                .text();
        System.out.println();
        System.out.println(text.strip());
        System.out.println();
        System.out.println("Review: " + link);
    }

    // What the outside world does

    private void acknowledge(URI link) {
        Suite.Answer answer = suite.open("POST", link, Map.of(), new Suite.Form(""));
        if (answer.status() >= 400) {
            throw new DrillFailure("the acknowledge button was answered " + answer.status());
        }
    }

    private Mailbox.Mail pageTo(Persona who, int nth) {
        return Await.until("a page to " + who.id(), SOON, () -> mailTo(who, nth));
    }

    private Optional<Mailbox.Mail> mailTo(Persona who, int nth) {
        List<Mailbox.Mail> mails = new Mailbox(suite.variable("MUSTER_MAIL_IMAP"), who).withSubject(label);
        return mails.size() < nth ? Optional.empty() : Optional.of(mails.getLast());
    }

    /** As a responder: where others are late, she is also asked to speak for the business. */
    private Optional<WebhookReceiver.Received> webhookToAda() {
        return receiver.at("/pager/ada").stream()
                .filter(page ->
                        incident.equals(page.body().path("incident").path("id").asText()))
                .filter(page -> !page.body().hasNonNull("forRole"))
                .findFirst();
    }

    private void approveDraft(String publicStatus) {
        JsonNode draft = Await.until("an external draft that says " + publicStatus, SOON, () -> {
            for (JsonNode candidate :
                    items(suite.get(Persona.COMMUNICATIONS, "comms", "/drafts?incident=" + incident))) {
                if (publicStatus.equals(candidate.path("publicStatus").asText())
                        && "open".equals(candidate.path("state").asText())) {
                    return Optional.of(candidate);
                }
            }
            return Optional.empty();
        });
        suite.act(
                Persona.COMMUNICATIONS,
                "POST",
                "comms",
                "/drafts/" + draft.path("id").asText() + "/approve",
                Map.of());
    }

    // What people see

    private Optional<JsonNode> incidentOfRun() {
        for (JsonNode candidate : items(suite.get(Persona.VIEWER, "detection", "/incidents?limit=20"))) {
            if (candidate.toString().contains(run)) {
                return Optional.of(candidate);
            }
            JsonNode whole = suite.get(
                    Persona.VIEWER,
                    "detection",
                    "/incidents/" + candidate.path("id").asText());
            if (whole.toString().contains(run)) {
                return Optional.of(whole);
            }
        }
        return Optional.empty();
    }

    private JsonNode board() {
        return suite.get(Persona.VIEWER, "board", "/api/incidents/" + incident);
    }

    private String role(String role) {
        return board().path("roles").path(role).asText();
    }

    private String timeline() {
        return suite.get(Persona.RESPONDER, "review", path("/timeline") + "?limit=200")
                .toString();
    }

    private boolean timelineHas(String type) {
        return timeline().contains(type);
    }

    private int pages() {
        return suite.get(Persona.RESPONDER, "escalation", "/incidents/" + incident)
                .path("pages")
                .size();
    }

    private boolean isToldInside() {
        for (JsonNode update : items(suite.get(Persona.VIEWER, "comms", path("/updates")))) {
            if (update.path("side").asText().equals("internal") && update.hasNonNull("nextUpdateDue")) {
                return true;
            }
        }
        return false;
    }

    private String publicStatus() {
        JsonNode page = suite.open("GET", suite.url("comms", "/api/v2/incidents.json"), Map.of(), null)
                .expectSuccess("the status page");
        for (JsonNode candidate : page.path("incidents")) {
            if (candidate.path("id").asText().equals(incident)) {
                return candidate.path("status").asText();
            }
        }
        return "";
    }

    private String path(String rest) {
        return "/incidents/" + incident + rest;
    }

    private static JsonNode items(JsonNode page) {
        return page.has("items") ? page.path("items") : page;
    }

    private static Optional<JsonNode> present(JsonNode node) {
        return node.isMissingNode() ? Optional.empty() : Optional.of(node);
    }
}
