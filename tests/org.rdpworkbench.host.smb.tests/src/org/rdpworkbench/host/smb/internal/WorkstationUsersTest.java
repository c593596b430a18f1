// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.host.Obstacle;

/** Who is signed in out of bytes, as a Windows host would send them; [MS-WKST] 3.2.4.3. */
class WorkstationUsersTest {

    private static NdrOutput head(int entries) {
        return new NdrOutput().u32(1).u32(1).pointer().u32(entries);
    }

    private static NdrOutput end(NdrOutput output, long error) {
        return output.u32(3).pointer().u32(0).u32(error);
    }

    private static List<String> read(NdrOutput results) throws Exception {
        return WorkstationUsers.read(new NdrInput("NetrWkstaUserEnum", results.toByteArray()));
    }

    @Test
    void namesComeWithTheirDomains() throws Exception {
        NdrOutput results = head(3).pointer().u32(3)
                .pointer().pointer().pointer().pointer()
                .pointer().pointer().nullPointer().pointer()
                .pointer().pointer().nullPointer().nullPointer()
                .string("alice").string("CORP").string("").string("DC1");
        results.u32(6).u32(0).u32(6).bytes(new byte[] {'S', 0, 'R', 0, 'V', 0, '1', 0, '$', 0, 0, 0});
        results.string("CORP").string("DC1").string("bob").string("SRV1");
        assertEquals(List.of("CORP\\alice", "SRV1\\bob"), read(end(results, 0)));
    }

    @Test
    void nobodyIsAnAnswer() throws Exception {
        assertEquals(List.of(), read(end(head(0).nullPointer(), 0)));
        assertEquals(List.of(), read(end(new NdrOutput().u32(1).u32(1).nullPointer(), 0)));
    }

    @Test
    void whoMayNotKnowIsToldSo() {
        assertEquals(Obstacle.NO_ACCESS, assertThrows(Unanswered.class, () -> read(end(head(0).nullPointer(), 5)))
                .obstacle());
    }

    @Test
    void whatNoHostHasIsNotTaken() {
        assertEquals(Obstacle.TOO_LARGE, assertThrows(Unanswered.class, () -> read(head(1_000_000).pointer()
                .u32(1_000_000))).obstacle());
        assertEquals(Obstacle.TOO_LARGE, assertThrows(Unanswered.class, () -> read(head(1).pointer().u32(1_000_000)))
                .obstacle());
        assertThrows(NdrException.class, () -> read(head(1).pointer().u32(1).pointer()));
    }
}
