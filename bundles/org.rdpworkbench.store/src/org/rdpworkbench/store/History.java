// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.rdpworkbench.core.run.CaseFormat;
import org.rdpworkbench.core.run.CaseFormatException;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.store.internal.Database;
import org.rdpworkbench.store.internal.Rows;
import org.rdpworkbench.store.internal.Times;

/** Cases and what was concluded from them, over time. A diagnosis outlives its plugins, so it is kept in words. */
public final class History {

    private static final String COLUMNS = "SELECT id, address, port, at, symptom, thorough, verdict, stage, summary, "
            + "causes, host_columns FROM diagnosis ";

    private final Database database;

    History(Database database) {
        this.database = database;
    }

    /**
     * A diagnosis as it was made.
     *
     * @param at when the look began
     * @param thorough it took more connections than usual
     * @param summary one English sentence
     * @param causes the likeliest first
     * @param columns what the columns of plugins said, by their ids
     */
    public record Entry(String id, Target target, Instant at, Optional<String> symptom, boolean thorough,
            Verdict verdict, Optional<Stage> stage, String summary, List<Share> causes, Map<String, String> columns) {}

    /** A cause and its share, 0 to 1. */
    public record Share(String cause, double share) {}

    /** Keeps the case of a quick look and its diagnosis, of which no column of a plugin says anything. */
    public Entry keep(CaseRecord record, Diagnosis diagnosis) throws StoreException {
        return keep(record, diagnosis, Map.of(), false);
    }

    /**
     * Keeps a case and its diagnosis.
     *
     * @param columns what the columns of plugins say, by their ids
     * @param thorough the look took more connections than usual
     * @throws StoreException also when the case is more than a case file can hold
     */
    public Entry keep(CaseRecord record, Diagnosis diagnosis, Map<String, String> columns, boolean thorough)
            throws StoreException {
        String file;
        try {
            file = new String(CaseFormat.write(List.of(record)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new StoreException(e.getMessage(), e);
        }
        Entry entry = new Entry(UUID.randomUUID().toString(), record.target(), record.began(), diagnosis.symptom(),
                thorough, diagnosis.verdict(), diagnosis.stage(), diagnosis.summary(), diagnosis.causes().stream()
                        .map(ranked -> new Share(ranked.cause().id(), ranked.share())).toList(), Map.copyOf(columns));
        database.write(connection -> Rows.update(connection, """
                INSERT INTO diagnosis (id, address, port, at, symptom, thorough, verdict, stage, summary, causes,
                    host_columns, case_file)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", entry.id(), Inventory.address(entry.target()),
                entry.target().port(), Times.text(entry.at()), entry.symptom().orElse(null), entry.thorough() ? 1 : 0,
                entry.verdict().name(),
                entry.stage().map(Stage::name).orElse(null), entry.summary(), causes(entry.causes()),
                columns(entry.columns()), file));
        return entry;
    }

    private static String causes(List<Share> causes) {
        ArrayNode list = Json.mapper().createArrayNode();
        causes.forEach(one -> list.addObject().put("id", one.cause()).put("share", one.share()));
        return list.toString();
    }

    private static List<Share> causes(String json) throws SQLException {
        try {
            List<Share> causes = new ArrayList<>();
            for (JsonNode one : Json.mapper().readTree(json)) {
                causes.add(new Share(one.path("id").asText(), one.path("share").asDouble()));
            }
            return causes;
        } catch (JsonProcessingException e) {
            throw new SQLException("a diagnosis is damaged", e);
        }
    }

    private static String columns(Map<String, String> columns) {
        ObjectNode object = Json.mapper().createObjectNode();
        columns.forEach(object::put);
        return object.toString();
    }

    private static Map<String, String> columns(String json) throws SQLException {
        try {
            Map<String, String> columns = new TreeMap<>();
            Json.mapper().readTree(json).properties()
                    .forEach(one -> columns.put(one.getKey(), one.getValue().asText()));
            return columns;
        } catch (JsonProcessingException e) {
            throw new SQLException("a diagnosis is damaged", e);
        }
    }

    /** Of a host, the latest first. */
    public List<Entry> of(Target target) throws StoreException {
        return database.read(connection -> Rows.list(connection,
                COLUMNS + "WHERE address = ? AND port = ? ORDER BY at DESC", History::entry,
                Inventory.address(target), target.port()));
    }

    /** The latest of each host; one that is dated in the future counts only where there is no other. */
    public List<Entry> latest() throws StoreException {
        return database.read(connection -> Rows.list(connection, COLUMNS + """
                WHERE id IN (SELECT id FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY address, port
                    ORDER BY at > ?, at DESC, id DESC) AS place FROM diagnosis) AS placed WHERE place = 1)
                ORDER BY address, port""", History::entry, Times.text(Instant.now())));
    }

    /** The latest of a host, by the same rule. */
    public Optional<Entry> latest(Target target) throws StoreException {
        List<Entry> all = of(target);
        Instant now = Instant.now();
        return all.stream().filter(entry -> !entry.at().isAfter(now)).findFirst().or(() -> all.stream().findFirst());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(row.getString(1), Target.of(row.getString(2), row.getInt(3)), Times.of(row.getString(4)),
                Optional.ofNullable(row.getString(5)), row.getInt(6) != 0, Verdict.valueOf(row.getString(7)),
                Optional.ofNullable(row.getString(8)).map(Stage::valueOf), row.getString(9), causes(row.getString(10)),
                columns(row.getString(11)));
    }

    /** The case of a diagnosis, or empty when it is not there any more. */
    public Optional<CaseRecord> caseOf(String id) throws StoreException {
        List<String> found = database.read(connection -> Rows.list(connection,
                "SELECT case_file FROM diagnosis WHERE id = ?", row -> row.getString(1), id));
        try {
            return found.isEmpty() ? Optional.empty()
                    : CaseFormat.read(found.getFirst().getBytes(StandardCharsets.UTF_8)).stream().findFirst();
        } catch (CaseFormatException e) {
            throw new StoreException("The case in the store " + e.getMessage(), e);
        }
    }

    /** Forgets diagnoses and their cases. */
    public void forget(List<String> ids) throws StoreException {
        if (ids.isEmpty()) {
            return;
        }
        database.write(connection -> {
            for (String id : ids) {
                Rows.update(connection, "DELETE FROM diagnosis WHERE id = ?", id);
            }
            return null;
        });
    }
}
