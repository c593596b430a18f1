// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.FileTime;
import org.rdpworkbench.host.Obstacle;

/** Remote procedure calls with hosts that answer as they like. */
class RpcPipeTest {

    private static final byte[] ACCEPTED = HexFormat.of().parseHex("b810b810" + "01000000" + "0300" + "5c7000"
            + "000000" + "01000000" + "0000" + "0000" + "045d888aeb1cc9119fe808002b10486002000000");

    /** A pipe whose other end says what it was told to say. */
    private static final class Script implements MessagePipe {

        private final Deque<byte[]> answers = new ArrayDeque<>();
        private final List<byte[]> sent = new ArrayList<>();
        private boolean endless;
        private boolean closed;

        Script answers(int type, long callId, boolean last, byte[] body) {
            byte[] pdu = RpcPdu.write(type, callId, body);
            pdu[3] = (byte) (last ? 3 : 1);
            answers.add(pdu);
            return this;
        }

        Script responds(boolean last, String stub) {
            return answers(RpcPdu.RESPONSE, 1, last, HexFormat.of().parseHex("0000000000000000" + stub));
        }

        /** Sends its last answer again and again. */
        Script withoutEnd() {
            endless = true;
            return this;
        }

        @Override
        public void send(byte[] message) {
            sent.add(message);
        }

        @Override
        public byte[] transact(byte[] message) {
            sent.add(message);
            return next();
        }

        @Override
        public byte[] next() {
            return endless && answers.size() == 1 ? answers.peek().clone() : answers.remove();
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static Script bound() {
        return new Script().answers(RpcPdu.BIND_ACK, 0, true, ACCEPTED);
    }

    private static NdrInput call(Script script) throws Unanswered, NdrException {
        return RpcPipe.bind(script, RpcInterface.SVCCTL).call("RAny", 7, new NdrOutput().u32(5));
    }

    private static Answer<?> refused(Script script) {
        return assertThrows(Unanswered.class, () -> call(script)).answer();
    }

    @Test
    void aCallIsSentInOneFragment() throws Exception {
        Script script = bound().responds(true, "2a000000");
        assertEquals(42, call(script).u32());
        assertArrayEquals(HexFormat.of().parseHex("05000003100000001c000000010000000400000000000700" + "05000000"),
                script.sent.getLast());
    }

    /** lpftLastWriteTime of BaseRegQueryInfoKey, [MS-RRP] 3.1.5.16, which Samba leaves at 0. */
    @Test
    void aKeySaysWhenItWasWritten() throws Exception {
        Instant written = Instant.parse("2026-11-23T10:00:00.5Z");
        long ticks = (written.getEpochSecond() + 11_644_473_600L) * 10_000_000 + written.getNano() / 100;
        ByteBuffer results = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
        results.putInt(0).putInt(0);
        results.putInt(2).putInt(0).putInt(0);
        results.putInt(3).putInt(0).putInt(16).putInt(0);
        results.putInt((int) ticks).putInt((int) (ticks >>> 32)).putInt(0);
        Winreg winreg = new Winreg(RpcPipe.bind(bound().responds(true, HexFormat.of().formatHex(results.array())),
                RpcInterface.WINREG));
        Winreg.KeyInfo info = winreg.info(new byte[20]);
        assertEquals(new Winreg.KeyInfo(2, 3, 16, ticks), info);
        assertEquals(Optional.of(written), FileTime.instant(info.written()));
    }

    @Test
    void fragmentsArePutTogether() throws Exception {
        NdrInput results = call(bound().responds(false, "2a00").responds(false, "00").responds(true, "00"));
        assertEquals(42, results.u32());
        assertEquals(0, results.remaining());
    }

    @Test
    void faultsSayWhyThereIsNoAnswer() {
        assertEquals(Answer.none(Obstacle.NO_ACCESS, "RAny", "0x5"), refused(fault("05000000")));
        assertEquals(Answer.none(Obstacle.UNSUPPORTED, "RAny", "0x1C010002"), refused(fault("0200011c")));
        assertEquals(Answer.none(Obstacle.OTHER, "RAny", "0x1C00001A"), refused(fault("1a00001c")));
    }

    private static Script fault(String status) {
        return bound().answers(RpcPdu.FAULT, 1, true, HexFormat.of().parseHex("0000000000000000" + status));
    }

    @Test
    void anInterfaceThatIsNotThereIsNotSupported() {
        byte[] rejected = ACCEPTED.clone();
        rejected[20] = 2;
        for (Script script : new Script[] {new Script().answers(RpcPdu.BIND_ACK, 0, true, rejected),
            new Script().answers(13, 0, true, new byte[4])}) {
            assertEquals(Answer.none(Obstacle.UNSUPPORTED, "bind of svcctl", "refused"), refused(script));
            assertTrue(script.closed);
        }
    }

    @Test
    void fragmentsWithoutEndComeToAnEnd() {
        assertEquals(Answer.none(Obstacle.TOO_LARGE, "RAny", "more than 4194304 bytes"),
                refused(bound().responds(false, "00".repeat(4_000)).withoutEnd()));
        assertEquals("RAny at offset 8: is an empty fragment that is not the last one",
                assertThrows(NdrException.class, () -> call(bound().responds(false, "").withoutEnd())).getMessage());
    }

    @Test
    void whatBelongsToAnotherCallIsRefused() {
        assertThrows(NdrException.class,
                () -> call(bound().answers(RpcPdu.RESPONSE, 2, true, new byte[12])));
        assertThrows(NdrException.class, () -> call(bound().answers(RpcPdu.BIND_ACK, 1, true, ACCEPTED)));
        assertThrows(NdrException.class, () -> call(new Script().answers(RpcPdu.BIND_ACK, 0, true,
                Arrays.copyOf(ACCEPTED, 9))));
    }

    /** Each but the last as long as may be, with what is still to come, and first and last ones marked. */
    @Test
    void longArgumentsAreSentInFragments() throws Exception {
        Script script = bound().responds(true, "2a000000");
        RpcPipe.bind(script, RpcInterface.SVCCTL).call("RAny", 7, new NdrOutput().bytes(new byte[8_513]));
        List<String> heads = script.sent.subList(1, script.sent.size()).stream()
                .map(pdu -> HexFormat.of().formatHex(pdu, 2, 24)).toList();
        assertEquals(List.of("000110000000b8100000010000004121000000000700",
                "000010000000b810000001000000a110000000000700",
                "00021000000019000000010000000100000000000700"), heads);
        assertEquals(25, script.sent.getLast().length);
    }

    @Test
    void argumentsOfOneFragmentAreNotDivided() throws Exception {
        Script script = bound().responds(true, "2a000000");
        RpcPipe.bind(script, RpcInterface.SVCCTL).call("RAny", 7, new NdrOutput().bytes(new byte[RpcPdu.MOST_STUB]));
        assertEquals(2, script.sent.size());
        assertEquals(RpcPdu.MOST_FRAGMENT, script.sent.getLast().length);
    }

    @Test
    void argumentsThatAreTooLongAreNotSent() throws Exception {
        Script script = bound();
        RpcPipe pipe = RpcPipe.bind(script, RpcInterface.SVCCTL);
        assertEquals(Answer.none(Obstacle.TOO_LARGE, "RAny", "more than 2097152 bytes are to be sent"),
                assertThrows(Unanswered.class,
                        () -> pipe.call("RAny", 7, new NdrOutput().bytes(new byte[(2 << 20) + 1]))).answer());
        assertEquals(1, script.sent.size());
    }
}
