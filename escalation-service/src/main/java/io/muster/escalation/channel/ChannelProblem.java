package io.muster.escalation.channel;

import io.muster.contracts.ProblemCode;

/** How an answer that comes by a channel, or a browser that wants to be one, is refused. */
public enum ChannelProblem implements ProblemCode {
    NOT_SIGNED("answer-not-signed", 403, "The answer does not come from the provider"),
    NOT_SET_UP("channel-not-set-up", 404, "The channel is not set up here"),
    UNREADABLE("answer-unreadable", 400, "The answer cannot be read"),
    INVITATION_OVER("web-push-invitation-over", 410, "The invitation is good no more"),
    NOT_YOUR_BROWSER("web-push-not-yours", 403, "The invitation would be for somebody else");

    private final Entry entry;

    ChannelProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
