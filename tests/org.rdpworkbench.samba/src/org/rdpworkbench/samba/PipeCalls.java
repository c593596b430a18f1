// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.samba;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The server's side of remote procedure calls on a pipe, [C706] 12.6: binds one interface and answers its calls. */
final class PipeCalls {

    private static final int REQUEST = 0;
    private static final int RESPONSE = 2;
    private static final int FAULT = 3;
    private static final int BIND = 11;
    private static final int BIND_ACK = 12;
    private static final int FIRST = 1;
    private static final int LAST = 2;
    private static final int COMMON_FIELDS = 16;
    private static final int MOST_FRAGMENT = 4280;
    private static final int MOST_STUB = MOST_FRAGMENT - COMMON_FIELDS - 8;
    private static final byte[] NDR = HexFormat.of().parseHex("045d888aeb1cc9119fe808002b10486002000000");
    private static final int NCA_S_OP_RNG_ERROR = 0x1C01_0002;

    /** The procedures of an interface. */
    @FunctionalInterface
    interface Procedures {

        /**
         * The results; empty when there is no such procedure.
         *
         * @param administrator whether an administrator calls
         */
        Optional<byte[]> call(int opnum, ByteBuffer arguments, boolean administrator);
    }

    private final SambaPipe pipe;
    private final byte[] syntax;
    private final Procedures calls;

    /** @param syntax of the one interface, p_syntax_id_t of [C706] 12.6.3.1 in hex */
    PipeCalls(SambaPipe pipe, String syntax, Procedures calls) {
        this.pipe = pipe;
        this.syntax = HexFormat.of().parseHex(syntax);
        this.calls = calls;
    }

    /** Answers until the pipe is closed. */
    void serve() throws IOException {
        boolean administrator = pipe.greet();
        for (Optional<byte[]> message = pipe.read(); message.isPresent(); message = pipe.read()) {
            ByteBuffer pdu = ByteBuffer.wrap(message.get()).order(ByteOrder.LITTLE_ENDIAN);
            int callId = pdu.getInt(12);
            switch (pdu.get(2)) {
                case BIND -> send(BIND_ACK, FIRST | LAST, callId, accept(pdu));
                case REQUEST -> answer(callId, pdu.getShort(22), pdu.position(24).slice(), administrator);
                default -> throw new IOException("a PDU of type " + pdu.get(2));
            }
        }
    }

    /** rpcconn_bind_ack_hdr_t, [C706] 12.6.4.4: the one interface that is offered is taken or refused. */
    private byte[] accept(ByteBuffer bind) {
        boolean known = Arrays.equals(bind.array(), 32, 52, syntax, 0, syntax.length);
        return new PipeOutput()
                .u16(MOST_FRAGMENT)              // max_xmit_frag
                .u16(MOST_FRAGMENT)              // max_recv_frag
                .u32(1)                          // assoc_group_id
                .u16(13)                         // sec_addr, length
                .bytes("\\PIPE\\ntsvcs\0".getBytes(StandardCharsets.US_ASCII))
                .align(4)
                .u32(1)                          // n_results and what is reserved
                .u16(known ? 0 : 2)              // result: acceptance or provider_rejection
                .u16(known ? 0 : 1)              // reason: abstract_syntax_not_supported
                .bytes(NDR)                      // transfer_syntax
                .toByteArray();
    }

    private void answer(int callId, int opnum, ByteBuffer stub, boolean administrator) throws IOException {
        Optional<byte[]> results = calls.call(opnum, stub.order(ByteOrder.LITTLE_ENDIAN), administrator);
        if (results.isEmpty()) {
            send(FAULT, FIRST | LAST, callId,
                    new PipeOutput().u32(0).u32(0).u32(NCA_S_OP_RNG_ERROR).u32(0).toByteArray());
            return;
        }
        byte[] all = results.get();
        for (int at = 0; at == 0 || at < all.length; at += MOST_STUB) {
            byte[] part = Arrays.copyOfRange(all, at, Math.min(all.length, at + MOST_STUB));
            int flags = (at == 0 ? FIRST : 0) | (at + MOST_STUB >= all.length ? LAST : 0);
            // alloc_hint, then p_cont_id, cancel_count and what is reserved
            send(RESPONSE, flags, callId, new PipeOutput().u32(all.length - at).u32(0).bytes(part).toByteArray());
        }
    }

    private void send(int type, int flags, int callId, byte[] body) throws IOException {
        pipe.write(new PipeOutput()
                .u8(5).u8(0)                     // rpc_vers and rpc_vers_minor
                .u8(type)                        // PTYPE
                .u8(flags)                       // pfc_flags
                .u32(0x10)                       // packed_drep
                .u16(COMMON_FIELDS + body.length) // frag_length
                .u16(0)                          // auth_length
                .u32(callId)                     // call_id
                .bytes(body)
                .toByteArray());
    }
}
