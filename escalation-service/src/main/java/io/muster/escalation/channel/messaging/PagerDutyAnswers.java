package io.muster.escalation.channel.messaging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.escalation.channel.ChannelConfig;
import io.muster.escalation.channel.messaging.HttpPageChannel.Request;
import io.muster.escalation.paging.KeptAlerts.Word;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Acknowledges and resolves at a PagerDuty that is kept (Events API v2), by the deduplication key of the page's alert. */
@ApplicationScoped
class PagerDutyAnswers extends KeptAlertChannel {

    private final ChannelConfig.PagerDuty pagerDuty;

    PagerDutyAnswers(ChannelConfig channels) {
        this.pagerDuty = channels.pagerduty();
    }

    @Override
    String kind() {
        return "pagerduty";
    }

    @Override
    Request request(KeptAnswer answer, String secret) {
        ObjectNode event = Json.object()
                .put("routing_key", secret)
                .put("event_action", answer.word() == Word.RESOLVE ? "resolve" : "acknowledge")
                .put("dedup_key", answer.pageId().toString());
        return new Request(
                pagerDuty.url().resolve("/v2/enqueue"), Map.of("content-type", Json.TYPE), Json.bytes(event));
    }
}
