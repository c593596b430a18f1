// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.evtx.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.evtx.LogHead;
import org.rdpworkbench.evtx.MalformedLogException;

/** The head of event log files. */
class LogHeadTest {

    private static ByteBuffer head() {
        ByteBuffer head = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        head.put("ElfFile\0".getBytes(StandardCharsets.ISO_8859_1));
        return head.putInt(32, 128).putShort(36, (short) 1).putShort(38, (short) 3).putShort(40, (short) 4096)
                .putShort(42, (short) 17);
    }

    @Test
    void aSoundOneIsRead() throws Exception {
        assertEquals(new LogHead(4096, 17, false), LogHead.read(head().array()));
        assertEquals(new LogHead(4096, 17, true), LogHead.read(head().putInt(120, 3).array()));
    }

    @Test
    void othersAreRefused() {
        assertRefused("event log file at offset 8: does not begin with the signature of an event log",
                new byte[LogHead.LEAST]);
        assertRefused("event log file at offset 124: is of version 9, and only 3 is known",
                head().putShort(38, (short) 9).array());
        assertRefused("event log file at offset 124: has a head of 3 bytes", head().putShort(40, (short) 3).array());
        assertRefused("event log file at offset 44: needs 76 bytes, has 6", Arrays.copyOf(head().array(), 50));
    }

    private static void assertRefused(String message, byte[] bytes) {
        assertEquals(message, assertThrows(MalformedLogException.class, () -> LogHead.read(bytes)).getMessage());
    }
}
