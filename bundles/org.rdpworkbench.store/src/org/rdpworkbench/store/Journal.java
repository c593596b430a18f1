// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.store.internal.Database;
import org.rdpworkbench.store.internal.Rows;
import org.rdpworkbench.store.internal.Times;

/** The repairs of hosts over time. */
public final class Journal {

    private final Database database;

    Journal(Database database) {
        this.database = database;
    }

    /**
     * Keeps a repair, or what has come of one that is kept. Two who share a store may have begun one each in the same
     * second, of different hosts and with the same id; the second one is kept with its host behind that.
     */
    public void keep(Repair repair) throws StoreException {
        database.write(connection -> {
            if (keep(connection, repair.id(), repair) == 0) {
                keep(connection, repair.id() + " " + repair.target(), repair);
            }
            return null;
        });
    }

    /** How many rows that was: none where the id is that of another host's repair. */
    private static int keep(Connection connection, String id, Repair repair) throws SQLException {
        return Rows.update(connection, """
                INSERT INTO repair (id, address, port, at, cause, what, outcome) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET what = excluded.what, outcome = excluded.outcome
                WHERE repair.address = excluded.address AND repair.port = excluded.port""", id,
                Inventory.address(repair.target()), repair.target().port(), Times.text(repair.at()), repair.cause(),
                repair.what(), repair.outcome().name());
    }

    /** Takes back what a person wrote down. What was done by a plan stays: it is there to be answered for. */
    public void forgetByHand(List<String> ids) throws StoreException {
        database.write(connection -> {
            for (String id : ids) {
                Rows.update(connection, "DELETE FROM repair WHERE id = ? AND outcome = ?", id,
                        Repair.Outcome.BY_HAND.name());
            }
            return null;
        });
    }

    /** Of a host, the latest first. */
    public List<Repair> of(Target target) throws StoreException {
        return database.read(connection -> Rows.list(connection, """
                SELECT id, address, port, at, cause, what, outcome FROM repair
                WHERE address = ? AND port = ? ORDER BY at DESC""", row ->
                        new Repair(row.getString(1), Target.of(row.getString(2), row.getInt(3)),
                                Times.of(row.getString(4)), row.getString(5), row.getString(6),
                                Repair.Outcome.valueOf(row.getString(7))),
                Inventory.address(target), target.port()));
    }
}
