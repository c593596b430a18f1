// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.samba;

import java.time.Instant;
import java.util.List;

/**
 * A record of an event log, for {@link SambaFolder#writeEvents}.
 *
 * @param at when it happened and was written, of which whole seconds count
 * @param type ERROR, WARNING, INFO, AUDIT_SUCCESS or AUDIT_FAILURE
 * @param strings of which none may be empty
 * @param data bytes behind the strings, as text
 */
public record LoggedEvent(Instant at, int id, String type, String source, List<String> strings, String data) {

    /** One without data. */
    public LoggedEvent(Instant at, int id, String type, String source, List<String> strings) {
        this(at, id, type, source, strings, "");
    }

    /** As eventlogadm takes it, with the names of EVENTLOGRECORD, [MS-EVEN] 2.2.3, shortened. */
    String text() {
        return """
                LEN: 0
                RS1: 1699505740
                RCN: 0
                TMG: %d
                TMW: %d
                EID: %d
                ETP: %s
                ECT: 0
                RS2: 0
                CRN: 0
                USL: 0
                SRC: %s
                SRN: %s
                STR: %s
                DAT: %s

                """.formatted(at.getEpochSecond(), at.getEpochSecond(), id, type, source, Samba.NAME,
                String.join("\nSTR: ", strings), data);
    }
}
