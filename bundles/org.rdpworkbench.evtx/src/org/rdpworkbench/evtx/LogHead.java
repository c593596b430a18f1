// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.evtx;

/**
 * The head of an event log file.
 *
 * @param size how many bytes of the file it takes; the first chunk begins behind them
 * @param chunks how many chunks the file says it has; a file that was not closed may have more
 * @param dirty the file was not closed, or was copied while Windows wrote to it: what the head says may be old
 */
public record LogHead(int size, int chunks, boolean dirty) {

    /** How many bytes have to be handed in. */
    public static final int LEAST = 128;

    private static final long SIGNATURE = 0x00656C6946666C45L;
    private static final int MAJOR_VERSION = 3;
    private static final int DIRTY = 1;

    /**
     * Reads it.
     *
     * @param bytes from the beginning of the file
     * @throws MalformedLogException when this is no event log, or one of another version
     */
    public static LogHead read(byte[] bytes) throws MalformedLogException {
        Octets octets = new Octets("event log file", bytes);
        long signature = octets.u64();
        if (signature != SIGNATURE) {
            throw octets.failure("does not begin with the signature of an event log");
        }
        octets.skip(8); // first chunk
        octets.skip(8); // last chunk
        octets.skip(8); // next record
        octets.skip(4); // size of what is used of the head
        octets.skip(2); // minor version
        int majorVersion = octets.u16();
        int headBlockSize = octets.u16();
        int chunkCount = octets.u16();
        octets.skip(76);
        long flags = octets.u32();
        if (majorVersion != MAJOR_VERSION) {
            throw octets.failure("is of version " + majorVersion + ", and only " + MAJOR_VERSION + " is known");
        }
        if (headBlockSize < LEAST) {
            throw octets.failure("has a head of " + headBlockSize + " bytes");
        }
        return new LogHead(headBlockSize, chunkCount, (flags & DIRTY) != 0);
    }
}
