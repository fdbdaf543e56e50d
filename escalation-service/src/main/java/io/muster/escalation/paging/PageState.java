package io.muster.escalation.paging;

import io.muster.contracts.EscalationEvent.AcknowledgedBy;
import java.time.Instant;

/** Where a page stands. The methods of a state are the moves that are legal from it. */
public sealed interface PageState {

    /** A page that may still be taken up, however it fared. */
    sealed interface Unacknowledged extends PageState {
        default Acknowledged acknowledge(String by, AcknowledgedBy through, Instant at) {
            return new Acknowledged(by, through, at);
        }

        default Declined decline(String by, Instant at) {
            return new Declined(by, at);
        }
    }

    /** A page that still asks for somebody. */
    sealed interface Open extends Unacknowledged {
        default Stopped stop(String why, Instant at) {
            return new Stopped(why, at);
        }
    }

    /** Decided, but not sent before a person says so. */
    record Held() implements Open {
        Sending release() {
            return new Sending();
        }
    }

    /** Being handed to one of the person's contacts. The only state in which a message may go out. */
    record Sending() implements Open {
        HandedOver handOver(Instant at) {
            return new HandedOver(at);
        }

        Failed fail(String problem, Instant at) {
            return new Failed(problem, at);
        }
    }

    /** A provider took it. */
    record HandedOver(Instant at) implements Open {
        /** It has not arrived after all. */
        Sending comeBack() {
            return new Sending();
        }
    }

    /** None of the person's contacts could be reached. */
    record Failed(String problem, Instant at) implements Unacknowledged {}

    /** Nobody needs to answer any more: somebody else did, or the incident ended. */
    record Stopped(String why, Instant at) implements Unacknowledged {}

    /** The person cannot come. @param by who said so, which may be another responder than the one who was paged */
    record Declined(String by, Instant at) implements Unacknowledged {}

    /** @param by who answered, which may be another responder than the one who was paged */
    record Acknowledged(String by, AcknowledgedBy through, Instant at) implements PageState {
        /** Whoever has come cannot stay. */
        Declined leave(Instant when) {
            return new Declined(by, when);
        }

        /** Whoever has come in the place of the person who was paged cannot stay. */
        Stopped standDown(Instant when) {
            return new Stopped(by + ", who had answered it, cannot stay", when);
        }
    }
}
