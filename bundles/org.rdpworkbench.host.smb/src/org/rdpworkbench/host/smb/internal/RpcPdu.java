// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import java.util.Arrays;

/**
 * What a host sends over a pipe, [C706] 12.6: bind_ack, bind_nak, response or fault.
 *
 * @param last whether no further fragment follows
 * @param body what stands behind the common fields
 */
record RpcPdu(int type, boolean last, long callId, byte[] body) {

    static final int REQUEST = 0;
    static final int RESPONSE = 2;
    static final int FAULT = 3;
    static final int BIND = 11;
    static final int BIND_ACK = 12;

    /** The largest fragment that is sent or taken; Windows itself takes no more over a pipe. */
    static final int MOST_FRAGMENT = 4280;
    /** The most stub data of a request in one fragment; of all but the last it is a multiple of eight, [C706] 12.6. */
    static final int MOST_STUB = 4256;

    static final int FIRST = 1;
    static final int LAST = 2;

    private static final int COMMON_FIELDS = 16;
    private static final int LITTLE_ENDIAN_AND_ASCII = 0x10;

    /** One that is whole. */
    static byte[] write(int type, long callId, byte[] body) {
        return write(type, FIRST | LAST, callId, body);
    }

    /** The common fields, [C706] 12.6.3.1, and behind them the body. */
    static byte[] write(int type, int flags, long callId, byte[] body) {
        return new NdrOutput()
                .u8(5)                              // rpc_vers
                .u8(0)                              // rpc_vers_minor
                .u8(type)                           // PTYPE
                .u8(flags)                          // pfc_flags
                .u32(LITTLE_ENDIAN_AND_ASCII)       // packed_drep
                .u16(COMMON_FIELDS + body.length)   // frag_length
                .u16(0)                             // auth_length
                .u32(callId)                        // call_id
                .bytes(body)
                .toByteArray();
    }

    /** rpcconn_bind_hdr_t, [C706] 12.6.4.3, from behind the common fields. */
    static byte[] bind(RpcSyntax syntax) {
        NdrOutput output = new NdrOutput()
                .u16(MOST_FRAGMENT)                 // max_xmit_frag
                .u16(MOST_FRAGMENT)                 // max_recv_frag
                .u32(0)                             // assoc_group_id
                .u8(1)                              // n_context_elem
                .u8(0)                              // reserved
                .u16(0)                             // reserved2
                .u16(0)                             // p_cont_id
                .u8(1)                              // n_transfer_syn
                .u8(0);                             // reserved
        syntax.write(output);                       // abstract_syntax
        RpcSyntax.NDR.write(output);                // transfer_syntaxes
        return output.toByteArray();
    }

    /**
     * rpcconn_request_hdr_t, [C706] 12.6.4.9, from behind the common fields.
     *
     * @param remaining bytes of stub data in this fragment and the following ones
     */
    static byte[] request(int opnum, int remaining, byte[] stub) {
        return new NdrOutput()
                .u32(remaining)                     // alloc_hint
                .u16(0)                             // p_cont_id
                .u16(opnum)                         // opnum
                .bytes(stub)                        // stub data
                .toByteArray();
    }

    /** Reads one, with nothing behind it. */
    static RpcPdu read(byte[] bytes) throws NdrException {
        NdrInput input = new NdrInput("RPC PDU", bytes);
        int rpcVers = input.u8();
        input.u8(); // rpc_vers_minor
        int ptype = input.u8();
        int pfcFlags = input.u8();
        long packedDrep = input.u32();
        int fragLength = input.u16();
        int authLength = input.u16();
        long callId = input.u32();
        if (rpcVers != 5 || packedDrep != LITTLE_ENDIAN_AND_ASCII || authLength != 0) {
            throw input.failure("is of another version, byte order or authentication");
        }
        if (fragLength != bytes.length) {
            throw input.failure("has a length of " + fragLength + ", and there are " + bytes.length + " bytes");
        }
        return new RpcPdu(ptype, (pfcFlags & LAST) != 0, callId, Arrays.copyOfRange(bytes, COMMON_FIELDS, fragLength));
    }
}
