// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.repair.Weakening;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.spi.Figure;

/**
 * A diagnosis with what is told beside it.
 *
 * @param figure of what the likeliest cause rests on, where a plugin draws one
 * @param weakened that the host is less protected since a repair from this machine
 */
public record Illustrated(Diagnosis diagnosis, Optional<Figure> figure, List<Weakening> weakened) {

    public Illustrated {
        weakened = List.copyOf(weakened);
    }

    /** One of a host that no repair has left less protected. */
    public Illustrated(Diagnosis diagnosis, Optional<Figure> figure) {
        this(diagnosis, figure, List.of());
    }
}
