package io.muster.board.decisions;

/**
 * Somebody's wish to take a decision.
 *
 * @param subject as in {@link Decision}; for an update the draft's id
 * @param reason in the person's words; not needed for an update
 * @param token what the stage's service knows the person by
 */
public record Taking(Decision.Kind kind, String subject, String reason, String token) {}
