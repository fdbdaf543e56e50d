package io.muster.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The database of a service as an earlier version left it, to see what the migrations since then make of its rows. */
public final class EarlierDatabase {

    private final EmbeddedDatabase database;

    private EarlierDatabase(EmbeddedDatabase database) {
        this.database = database;
    }

    /** An empty one, with the tables that the service under test had. @param version of its last migration, as {@code 20} */
    public static EarlierDatabase at(String version) {
        EarlierDatabase earlier = new EarlierDatabase(EmbeddedDatabase.create());
        earlier.migrations().target(version).load().migrate();
        return earlier;
    }

    /** All that came since. */
    public void migrate() {
        migrations().load().migrate();
    }

    private FluentConfiguration migrations() {
        return Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("db/durable", "db/web", "db/migration")
                .outOfOrder(true);
    }

    /** Adds a row. */
    public void insert(String table, Map<String, Object> row) {
        List<String> columns = List.copyOf(row.keySet());
        String places = String.join(", ", Collections.nCopies(columns.size(), "?"));
        String insert = "insert into " + table + " (" + String.join(", ", columns) + ") values (" + places + ")";
        try (Connection connection = database.open();
                var statement = connection.prepareStatement(insert)) {
            for (int i = 0; i < columns.size(); i++) {
                statement.setObject(i + 1, row.get(columns.get(i)));
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the row does not fit " + table, e);
        }
    }

    /** Which incident lives on in which, as {@code id in survivor}. */
    public List<String> merges() {
        return texts("select id || ' in ' || survivor from merged_incident");
    }

    /** What a query of one column gives. */
    public List<String> texts(String query) {
        try (Connection connection = database.open();
                var rows = connection.createStatement().executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot be read: " + query, e);
        }
    }

    /** As {@link #merges} tells it. */
    static String in(UUID merged, UUID survivor) {
        return merged + " in " + survivor;
    }
}
