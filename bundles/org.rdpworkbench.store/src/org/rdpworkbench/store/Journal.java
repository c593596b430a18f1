// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store;

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

    /** Keeps a repair, or what has come of one that is kept. */
    public void keep(Repair repair) throws StoreException {
        database.write(connection -> Rows.update(connection, """
                INSERT INTO repair (id, address, port, at, cause, what, outcome) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET what = excluded.what, outcome = excluded.outcome""", repair.id(),
                Inventory.address(repair.target()), repair.target().port(), Times.text(repair.at()), repair.cause(),
                repair.what(), repair.outcome().name()));
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
