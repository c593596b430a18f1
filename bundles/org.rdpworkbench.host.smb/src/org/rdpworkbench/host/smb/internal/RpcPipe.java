// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.rdpworkbench.host.Obstacle;

/** A named pipe on which procedures of one interface are called, [MS-RPCE] 2.1.1.2. */
final class RpcPipe {

    /** More than any answer that is asked for. */
    private static final int MOST_RESULT = 4 << 20;
    /** More than all arguments that are sent. */
    private static final int MOST_ARGUMENTS = 2 << 20;
    /** nca_s_op_rng_error and nca_s_unk_if, [C706] appendix E. */
    private static final int NO_SUCH_PROCEDURE = 0x1C01_0002;
    private static final int NO_SUCH_INTERFACE = 0x1C01_0003;

    private final MessagePipe pipe;
    private long calls;

    private RpcPipe(MessagePipe pipe) {
        this.pipe = pipe;
    }

    /** Binds an interface on a pipe, which is closed when that fails. */
    static RpcPipe bind(MessagePipe pipe, RpcInterface to) throws Unanswered, NdrException {
        RpcPipe bound = new RpcPipe(pipe);
        try {
            bound.bind(to);
            return bound;
        } catch (Unanswered | NdrException | RuntimeException e) {
            pipe.close();
            throw e;
        }
    }

    private void bind(RpcInterface to) throws Unanswered, NdrException {
        long id = calls++;
        RpcPdu answer = RpcPdu.read(pipe.transact(RpcPdu.write(RpcPdu.BIND, id, RpcPdu.bind(to.syntax))));
        if (answer.type() != RpcPdu.BIND_ACK || !accepted(answer.body())) {
            throw new Unanswered(Obstacle.UNSUPPORTED, "bind of " + to.pipe, "refused");
        }
    }

    /** rpcconn_bind_ack_hdr_t, [C706] 12.6.4.4, from behind the common fields. */
    private static boolean accepted(byte[] body) throws NdrException {
        NdrInput input = new NdrInput("bind_ack", body);
        input.u16();                        // max_xmit_frag
        input.u16();                        // max_recv_frag
        input.u32();                        // assoc_group_id
        int length = input.u16();           // sec_addr, length
        input.bytes(length);                // sec_addr, port_spec
        long nResults = input.u32() & 0xFF; // n_results and what is reserved behind it, aligned to four bytes
        int result = input.u16();           // p_results, result
        return nResults == 1 && result == 0;
    }

    /**
     * Calls a procedure.
     *
     * @param name as its specification has it
     * @param arguments in as many fragments as they need
     * @return its results
     * @throws Unanswered when it was not carried out; what it returned is not looked at
     */
    NdrInput call(String name, int opnum, NdrOutput arguments) throws Unanswered, NdrException {
        long id = calls++;
        ByteArrayOutputStream stub = new ByteArrayOutputStream();
        RpcPdu answer = RpcPdu.read(request(name, opnum, id, arguments.toByteArray()));
        stub.writeBytes(stub(name, id, answer));
        while (!answer.last()) {
            answer = RpcPdu.read(pipe.next());
            stub.writeBytes(stub(name, id, answer));
            if (stub.size() > MOST_RESULT) {
                throw new Unanswered(Obstacle.TOO_LARGE, name, "more than " + MOST_RESULT + " bytes");
            }
        }
        return new NdrInput(name, stub.toByteArray());
    }

    /** Sends all fragments of a request, and returns what comes on the last one. */
    private byte[] request(String name, int opnum, long id, byte[] arguments) throws Unanswered {
        if (arguments.length > MOST_ARGUMENTS) {
            throw new Unanswered(Obstacle.TOO_LARGE, name, "more than " + MOST_ARGUMENTS + " bytes are to be sent");
        }
        int at = 0;
        while (arguments.length - at > RpcPdu.MOST_STUB) {
            pipe.send(fragment(opnum, id, arguments, at, at + RpcPdu.MOST_STUB));
            at += RpcPdu.MOST_STUB;
        }
        return pipe.transact(fragment(opnum, id, arguments, at, arguments.length));
    }

    private static byte[] fragment(int opnum, long id, byte[] arguments, int from, int to) {
        int flags = (from == 0 ? RpcPdu.FIRST : 0) | (to == arguments.length ? RpcPdu.LAST : 0);
        return RpcPdu.write(RpcPdu.REQUEST, flags, id,
                RpcPdu.request(opnum, arguments.length - from, Arrays.copyOfRange(arguments, from, to)));
    }

    /** rpcconn_response_hdr_t and rpcconn_fault_hdr_t, [C706] 12.6.4.10 and 12.6.4.7. */
    private static byte[] stub(String name, long id, RpcPdu answer) throws Unanswered, NdrException {
        NdrInput input = new NdrInput(name, answer.body());
        input.u32(); // alloc_hint
        input.u16(); // p_cont_id
        input.u8();  // cancel_count
        input.u8();  // reserved
        if (answer.type() == RpcPdu.FAULT) {
            throw fault(name, input.u32());
        }
        if (answer.type() != RpcPdu.RESPONSE || answer.callId() != id) {
            throw input.failure("is no response to call " + id);
        }
        if (input.remaining() == 0 && !answer.last()) {
            throw input.failure("is an empty fragment that is not the last one");
        }
        return input.bytes(input.remaining());
    }

    private static Unanswered fault(String name, long status) {
        Unanswered fault = Unanswered.win32(name, status);
        boolean unknown = status == NO_SUCH_PROCEDURE || status == NO_SUCH_INTERFACE;
        return unknown ? fault.because(Obstacle.UNSUPPORTED) : fault;
    }
}
