package io.muster.escalation.channel.messaging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.escalation.channel.ChannelConfig;
import io.muster.escalation.channel.messaging.HttpPageChannel.Request;
import io.muster.escalation.paging.KeptAlerts.Word;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Acknowledges and closes at an Opsgenie that is kept, by the alias of the page's alert. */
@ApplicationScoped
class OpsgenieAnswers extends KeptAlertChannel {

    private final ChannelConfig.Opsgenie opsgenie;

    OpsgenieAnswers(ChannelConfig channels) {
        this.opsgenie = channels.opsgenie();
    }

    @Override
    String kind() {
        return "opsgenie";
    }

    @Override
    Request request(KeptAnswer answer, String secret) {
        String action = answer.word() == Word.RESOLVE ? "close" : "acknowledge";
        ObjectNode note = Json.object().put("source", "muster").put("note", answer.by());
        return new Request(
                opsgenie.url().resolve("/v2/alerts/" + answer.pageId() + "/" + action + "?identifierType=alias"),
                Map.of("content-type", Json.TYPE, "authorization", "GenieKey " + secret),
                Json.bytes(note));
    }
}
