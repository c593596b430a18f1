// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * That somebody set about a repair that was there already. It is in the journal before the first step of that, so that
 * it is known also where the program is killed before it can say what came of it.
 *
 * @param at when
 * @param who was at it
 * @param approval with which
 * @param way which way it went then
 * @param after how many times it had been said by then what has come of it
 */
public record Turn(Instant at, String who, Approval approval, Way way, int after) {

    /** Forth or back. */
    public enum Way {
        /** A person goes on with it. */
        FORTH,
        /** A person takes it back. */
        BACK,
        /** It goes back by itself, as where a step has failed or nobody kept it; who is named only was at it. */
        BACK_BY_ITSELF
    }

    static Turn of(JsonNode line, Way way, int after) {
        return new Turn(Instant.parse(line.path("at").asText("")), line.path("who").asText(""),
                Notes.approval(line), way, after);
    }
}
