// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.samba;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A named pipe that smbd hands on to another process: first who is at its other end, which is confirmed unread, then
 * the messages to and fro, each behind its length. As Samba 4.17 does it (librpc/idl/named_pipe_auth.idl).
 */
final class SambaPipe implements Closeable {

    private static final byte[] MAGIC = "NPAM".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_GREETING = 1 << 20;
    /** S-1-5-32-544 as [MS-DTYP] 2.4.2.2 has it in a token, in hex. */
    private static final String ADMINISTRATORS = "01020000000000052000000020020000";
    private static final int FILE_TYPE_MESSAGE_MODE_PIPE = 2;
    /** No limit of instances, read and written by messages. */
    private static final int DEVICE_STATE = 0x05FF;
    private static final int ALLOCATION_SIZE = 4096;

    private final SocketChannel channel;
    private final DataInputStream input;

    SambaPipe(SocketChannel channel) {
        this.channel = channel;
        input = new DataInputStream(Channels.newInputStream(channel));
    }

    /**
     * named_pipe_auth_req, of which the level and one group in the token count, and named_pipe_auth_rep of the same
     * level.
     *
     * @return whether an administrator is at the other end
     */
    boolean greet() throws IOException {
        int length = input.readInt();
        if (length < 2 * Integer.BYTES || length > MOST_GREETING) {
            throw new IOException("a greeting of " + length + " bytes");
        }
        ByteBuffer request = ByteBuffer.wrap(input.readNBytes(length)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[MAGIC.length];
        request.get(magic);
        if (!Arrays.equals(MAGIC, magic)) {
            throw new IOException("no greeting of Samba");
        }
        int level = request.getInt();
        byte[] reply = new PipeOutput()
                .u32(0)                          // length, big endian; see below
                .bytes(MAGIC)                    // magic
                .u32(level)                      // level
                .u32(level)                      // info, its case
                .align(8)                        // as its largest part
                .u16(FILE_TYPE_MESSAGE_MODE_PIPE) // file_type
                .u16(DEVICE_STATE)               // device_state
                .u64(ALLOCATION_SIZE)            // allocation_size
                .u32(0)                          // status
                .toByteArray();
        write(ByteBuffer.wrap(reply).putInt(0, reply.length - Integer.BYTES));
        return HexFormat.of().formatHex(request.array()).contains(ADMINISTRATORS);
    }

    /** The next message; empty when the pipe was closed. */
    Optional<byte[]> read() throws IOException {
        try {
            int length = Short.toUnsignedInt(Short.reverseBytes(input.readShort()));
            return Optional.of(input.readNBytes(length));
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    void write(byte[] message) throws IOException {
        write(ByteBuffer.allocate(Short.BYTES + message.length).order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) message.length).put(message).flip());
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
