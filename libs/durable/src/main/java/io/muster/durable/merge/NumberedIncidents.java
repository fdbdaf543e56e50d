package io.muster.durable.merge;

import io.muster.durable.database.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Incidents by what people call them. Each service puts the table where it keeps numbers behind the view
 * {@code numbered_incident}. In the caller's transaction.
 */
@ApplicationScoped
class NumberedIncidents {

    /** Where a number leads that no incident has: it is answered as an id that nobody knows. */
    static final UUID NOBODYS = new UUID(0, 0);

    private static final Pattern NUMBER = Pattern.compile("(?i)INC-([0-9]{1,18})");
    private static final String FIND = "select id, 0 from numbered_incident where number = ?1 limit 1";

    /** Of what people write for an incident; empty for anything else, as an id. */
    static Optional<Long> number(String written) {
        Matcher number = NUMBER.matcher(written);
        return number.matches() ? Optional.of(Long.valueOf(number.group(1))) : Optional.empty();
    }

    /** Empty for a number that no incident has as far as this service knows. */
    Uni<Optional<UUID>> find(long number) {
        return Sql.rows(FIND, number).map(rows -> rows.stream().findFirst().map(row -> (UUID) row[0]));
    }
}
