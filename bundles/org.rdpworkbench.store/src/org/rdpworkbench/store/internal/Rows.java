// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Statements with their parameters, and what comes of them. */
public final class Rows {

    /** What a row means. */
    public interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private Rows() {}

    /** What a query finds, row by row. */
    public static <T> List<T> list(Connection connection, String sql, Reading<T> reading, Object... parameters)
            throws SQLException {
        List<T> all = new ArrayList<>();
        each(connection, sql, row -> all.add(reading.of(row)), parameters);
        return all;
    }

    /** Visits what a query finds. */
    public static void each(Connection connection, String sql, Reading<?> visit, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    visit(visit, rows);
                }
            }
        }
    }

    /** What stands in a row may be nothing that we wrote. */
    private static void visit(Reading<?> visit, ResultSet row) throws SQLException {
        try {
            visit.of(row);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
            throw new SQLException("a row is damaged", e);
        }
    }

    /** Changes rows. */
    public static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, parameters);
            return statement.executeUpdate();
        }
    }

    /** Does the same with the parameters of each of many. */
    public static <T> void batch(Connection connection, String sql, Collection<T> all,
            Function<T, Object[]> parameters) throws SQLException {
        if (all.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T one : all) {
                set(statement, parameters.apply(one));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Puts parameters in, in their order: texts, whole numbers, or null. */
    private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            switch (parameters[i]) {
                case Integer number -> statement.setInt(i + 1, number);
                case Long number -> statement.setLong(i + 1, number);
                case String text -> statement.setString(i + 1, text);
                case null -> statement.setString(i + 1, null);
                default -> throw new IllegalArgumentException("not a parameter: " + parameters[i]);
            }
        }
    }
}
