package io.muster.triage.calendar;

import io.muster.contracts.Refusal;
import io.muster.web.OutboundFailure;
import io.muster.web.OutboundHttp;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Fetches calendar documents, from destinations on the operator's list only. */
@ApplicationScoped
class FetchCalendar {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final OutboundHttp http;

    FetchCalendar(OutboundHttp http) {
        this.http = http;
    }

    /** Fails with {@code calendar-unreachable} (422). */
    Uni<byte[]> document(URI url) {
        return Uni.createFrom()
                .emitter(emitter -> Thread.ofVirtual().name("calendar-fetch").start(() -> {
                    try {
                        emitter.complete(get(url));
                    } catch (RuntimeException e) {
                        emitter.fail(e);
                    }
                }));
    }

    private byte[] get(URI url) {
        try {
            var answer = http.get(url, Map.of("accept", "text/calendar"), PATIENCE);
            if (!answer.isSuccess()) {
                throw unreachable("%s answered %d.".formatted(url.getHost(), answer.status()));
            }
            return answer.body();
        } catch (OutboundFailure e) {
            throw unreachable(e.getMessage());
        }
    }

    private static Refusal unreachable(String why) {
        return new Refusal(CalendarProblem.CALENDAR_UNREACHABLE, why);
    }
}
