package io.muster.board.decisions;

import java.util.List;
import java.util.UUID;

/**
 * Words for the outside that wait for approval.
 *
 * @param status what the public status page will say of the incident
 * @param audiences whom it will reach
 * @param editedBy id of the person whose words they are; null while they are the template's
 */
public record DraftedUpdate(
        UUID id, String status, List<String> audiences, String title, String text, String editedBy) {}
