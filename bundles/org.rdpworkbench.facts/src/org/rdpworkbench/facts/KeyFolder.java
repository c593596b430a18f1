// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/**
 * The folder of the machine's RSA keys, MachineKeys, and what lies beside it. Seen from inside the host.
 *
 * @param created when the folder was made; empty when there is none
 * @param beside other folders there whose names begin with its name, the oldest first and at most {@link #MOST}
 * @param orphans how many files in it would hold the key of Remote Desktop's own certificate on a machine with another
 *     MachineGuid: copies of machines have them, and they are no fault. Empty when they could not be counted
 */
public record KeyFolder(Optional<Instant> created, List<Beside> beside, Optional<Integer> orphans) implements Fact {

    public static final FactType<KeyFolder> TYPE = new FactType<>("KeyFolder", 1, KeyFolder.class);

    /** More folders than that beside it are left out. */
    public static final int MOST = 10;

    /**
     * A folder beside it.
     *
     * @param name text from the host, cut where it is longer than a name can be
     * @param created when it was made, which it keeps when it is given another name
     */
    public record Beside(String name, Instant created) {}

    public KeyFolder {
        beside = List.copyOf(beside);
    }

    /**
     * Those in whose place the folder came: they are no younger than it, or there is none. A copy that somebody made of
     * it is younger, and took nobody's keys away. That a folder keeps its age under another name is not verified on
     * Windows.
     */
    public List<Beside> putAside() {
        return beside.stream().filter(one -> created.filter(one.created()::isAfter).isEmpty()).toList();
    }
}
