package io.muster.escalation.channel.rest;

import io.muster.contracts.Refusal;
import io.muster.escalation.channel.ChannelProblem;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A form as it was sent: read by hand, since signatures are made over the text. */
final class FormBody {

    private FormBody() {}

    /** @throws Refusal when it is no form */
    static Map<String, String> read(String body) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal(ChannelProblem.UNREADABLE, "The body is not a form");
        }
    }
}
