package io.muster.board.decisions;

import java.util.UUID;

/**
 * Other words for an update that waits for approval.
 *
 * @param draft its id
 * @param token what comms-service knows the person by
 */
public record Rewording(UUID draft, String title, String text, String token) {}
