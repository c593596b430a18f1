// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.util.Objects;

/**
 * What a person should think of before agreeing to a plan; an English sentence each, empty where nothing was said.
 *
 * @param risk what may go wrong by it
 * @param usedBy who else uses what it changes
 * @param lasts what of it is taken back by nobody, though its steps may be
 */
public record Caution(String risk, String usedBy, String lasts) {

    /** Nothing was said, as in plans that were made before there was such a thing. */
    public static final Caution NONE = new Caution("", "", "");

    public Caution {
        Objects.requireNonNull(risk, "risk");
        Objects.requireNonNull(usedBy, "usedBy");
        Objects.requireNonNull(lasts, "lasts");
    }
}
