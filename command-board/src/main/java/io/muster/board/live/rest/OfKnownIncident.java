package io.muster.board.live.rest;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * On an operation below an incident that answers with a stream: whether there is such an incident, as far as the caller
 * may know, is decided before the stream begins, because afterwards nothing can be refused.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@interface OfKnownIncident {}
