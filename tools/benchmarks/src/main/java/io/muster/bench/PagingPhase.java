package io.muster.bench;

/** What can be measured of paging. */
enum PagingPhase {
    /** One signal after the other, each when the page of the one before has come. */
    IDLE,
    /** A hundred a second. */
    LOAD,
    /** A thousand in one request. */
    BURST
}
