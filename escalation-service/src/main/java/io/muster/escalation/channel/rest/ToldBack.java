package io.muster.escalation.channel.rest;

import io.muster.contracts.Refusal;
import io.muster.escalation.channel.AnswerInWords;
import io.muster.escalation.paging.LinkAnswer;
import io.smallrye.mutiny.Uni;

/** What somebody who answered from a message reads or hears: what came of it, or why it could not be done. */
final class ToldBack {

    private ToldBack() {}

    static Uni<String> inWords(Uni<LinkAnswer> answered) {
        return answered.map(AnswerInWords::of).onFailure(Refusal.class).recoverWithItem(Throwable::getMessage);
    }
}
