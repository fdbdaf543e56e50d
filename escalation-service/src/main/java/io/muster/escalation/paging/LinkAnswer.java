package io.muster.escalation.paging;

import java.time.Instant;
import java.util.UUID;

/** What an acknowledge link leads to. */
public sealed interface LinkAnswer {

    /** The page waits for its answer. */
    record Open(Facts facts, Page page) implements LinkAnswer {}

    /** This very request acknowledged it. */
    record Acknowledged(Facts facts, Page page) implements LinkAnswer {}

    /** It has been acknowledged before. */
    record Used(Facts facts, UUID pageId, String by, Instant at) implements LinkAnswer {}

    /** The incident ended before anybody used the link. */
    record Ended(Facts facts, String why) implements LinkAnswer {}

    record Expired(Facts facts) implements LinkAnswer {}

    /** No link of ours, or one that is kept no longer. */
    record Unknown() implements LinkAnswer {}
}
