// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.store.internal.Database;
import org.rdpworkbench.store.internal.Rows;

/** Causes that somebody decided to bear, one decision for a cause at a host. */
public final class Waivers {

    private final Database database;

    Waivers(Database database) {
        this.database = database;
    }

    /** All, also those that do not hold any more. */
    public List<Waiver> all() throws StoreException {
        return database.read(connection -> Rows.list(connection,
                "SELECT address, port, cause, who, why, until FROM waiver ORDER BY address, port, cause", row ->
                        new Waiver(Target.of(row.getString(1), row.getInt(2)), row.getString(3), row.getString(4),
                                row.getString(5), Optional.ofNullable(row.getString(6)).map(Instant::parse))));
    }

    /** Decides, or decides anew. */
    public void waive(Waiver waiver) throws StoreException {
        database.write(connection -> Rows.update(connection, """
                INSERT INTO waiver (address, port, cause, who, why, until) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (address, port, cause)
                DO UPDATE SET who = excluded.who, why = excluded.why, until = excluded.until""",
                Inventory.address(waiver.target()), waiver.target().port(), waiver.cause(), waiver.who(), waiver.why(),
                waiver.until().map(Instant::toString).orElse(null)));
    }

    /** Takes a decision back. */
    public void end(Target target, String cause) throws StoreException {
        database.write(connection -> Rows.update(connection,
                "DELETE FROM waiver WHERE address = ? AND port = ? AND cause = ?", Inventory.address(target),
                target.port(), cause));
    }
}
