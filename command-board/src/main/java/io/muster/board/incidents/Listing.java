package io.muster.board.incidents;

import java.util.UUID;

/**
 * Which incidents to list.
 *
 * @param openOnly leave out what is over
 * @param after the last incident of the page before; null on the first page
 * @param rows how many at most
 */
public record Listing(boolean openOnly, Sight sight, Place after, int rows) {

    /** An incident's place in the list. */
    public record Place(String sortKey, UUID id) {

        private static final String SEPARATOR = "/";

        public static Place of(BoardIncident incident) {
            return new Place(incident.sortKey(), incident.state().id());
        }

        public String asText() {
            return sortKey + SEPARATOR + id;
        }

        /** @throws IllegalArgumentException when it is not the text of a place */
        public static Place parse(String text) {
            int at = text.indexOf(SEPARATOR);
            if (at < 0) {
                throw new IllegalArgumentException("not a place in the list");
            }
            return new Place(text.substring(0, at), UUID.fromString(text.substring(at + 1)));
        }
    }
}
