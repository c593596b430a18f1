// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

/** The calls of [MS-EVEN] that read, sections 3.1.4. A handle is its 20 bytes. */
final class EventLogCalls {

    /** As much as is read at once, at most 0x7FFFF; the host sends as many bytes, however few are used. */
    private static final int READ = 64 << 10;
    private static final int HANDLE = 20;
    private static final int SEQUENTIAL_READ = 0x0001;
    private static final int SEEK_READ = 0x0002;
    private static final int BACKWARDS_READ = 0x0008;

    private final RpcPipe pipe;

    EventLogCalls(RpcPipe pipe) {
        this.pipe = pipe;
    }

    /** ElfrOpenELW, [MS-EVEN] 3.1.4.3. A name that the host does not know opens the log Application. */
    byte[] open(String log) throws Unanswered, NdrException {
        NdrInput results = pipe.call("ElfrOpenELW", 7, new NdrOutput()
                .nullPointer()                                // UNCServerName
                .unicodeString(log, false)                    // ModuleName
                .room(0)                                      // RegModuleName
                .u32(1)                                       // MajorVersion
                .u32(1));                                     // MinorVersion
        byte[] logHandle = results.bytes(HANDLE);
        require("ElfrOpenELW", results.u32());
        return logHandle;
    }

    /**
     * The number of the newest record; 0 when there is none. By ElfrNumberOfRecords and ElfrOldestRecord, [MS-EVEN]
     * 3.1.4.18 and 3.1.4.19.
     */
    long newest(byte[] handle) throws Unanswered, NdrException {
        NdrInput counted = pipe.call("ElfrNumberOfRecords", 4, new NdrOutput()
                .bytes(handle));                              // LogHandle
        long numberOfRecords = counted.u32();
        require("ElfrNumberOfRecords", counted.u32());
        NdrInput oldest = pipe.call("ElfrOldestRecord", 5, new NdrOutput()
                .bytes(handle));                              // LogHandle
        long oldestRecordNumber = oldest.u32();
        require("ElfrOldestRecord", oldest.u32());
        return numberOfRecords == 0 ? 0 : oldestRecordNumber + numberOfRecords - 1;
    }

    /**
     * ElfrReadELW, [MS-EVEN] 3.1.4.7: the next older records; no bytes when there are no more.
     *
     * @param from the number of the record to begin with, or 0 to go on where the last call ended. The first call needs
     *     a number: Samba else begins at the oldest record, where Windows begins at the newest
     */
    byte[] readBackwards(byte[] handle, long from) throws Unanswered, NdrException {
        NdrInput results = pipe.call("ElfrReadELW", 10, new NdrOutput()
                .bytes(handle)                                                          // LogHandle
                .u32((from == 0 ? SEQUENTIAL_READ : SEEK_READ) | BACKWARDS_READ)        // ReadFlags
                .u32(from)                                                              // RecordOffset
                .u32(READ));                                                            // NumberOfBytesToRead
        NdrInput buffer = new NdrInput("ElfrReadELW", results.array()); // Buffer
        long numberOfBytesRead = results.u32();
        results.u32();                                        // MinNumberOfBytesNeeded
        long status = results.u32();
        if ((int) status == Status.END_OF_FILE) {
            return new byte[0];
        }
        require("ElfrReadELW", status);
        return buffer.bytes(numberOfBytesRead);
    }

    /** ElfrCloseEL, [MS-EVEN] 3.1.4.21. What it returns does not matter any more. */
    void close(byte[] handle) throws Unanswered, NdrException {
        pipe.call("ElfrCloseEL", 2, new NdrOutput().bytes(handle)); // LogHandle
    }

    private static void require(String call, long status) throws Unanswered {
        if (status != 0) {
            throw Unanswered.ntStatus(call, status);
        }
    }
}
