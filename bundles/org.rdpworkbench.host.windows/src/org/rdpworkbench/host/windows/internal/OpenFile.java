// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import com.sun.jna.Native;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rdpworkbench.host.FileContent;
import org.rdpworkbench.host.FileEntry;
import org.rdpworkbench.host.MalformedBytesException;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.SecurityDescriptor;

/**
 * A file or folder that is open.
 *
 * @param handle a HANDLE
 */
record OpenFile(Windows windows, long handle) implements AutoCloseable {

    private static final int MOST_ENTRIES = 100_000;
    private static final int ROOM = 64 << 10;
    private static final int FILE_STANDARD_INFO = 1;
    private static final int FILE_ID_BOTH_DIRECTORY_INFO = 10;
    private static final int OWNER_GROUP_AND_DACL = 0x0007;
    private static final int DACL = 0x0004;
    private static final int FILE_BEGIN = 0;

    /** How large it is, in bytes, and whether it is a folder. */
    record Size(long bytes, boolean folder) {}

    /** FILE_STANDARD_INFO of winbase.h. */
    Size size() throws Unanswered {
        byte[] info = new byte[24];
        Unanswered.unless(windows.kernel().GetFileInformationByHandleEx(handle, FILE_STANDARD_INFO, info, info.length),
                "GetFileInformationByHandleEx");
        ByteBuffer fields = ByteBuffer.wrap(info).order(ByteOrder.LITTLE_ENDIAN);
        fields.getLong();                        // AllocationSize
        long endOfFile = fields.getLong();
        fields.getInt();                         // NumberOfLinks
        fields.get();                            // DeletePending
        return new Size(endOfFile, fields.get() != 0);
    }

    /** What a folder holds, by FILE_ID_BOTH_DIR_INFO, which each call goes on with. */
    List<FileEntry> list() throws Unanswered, MalformedBytesException {
        List<FileEntry> entries = new ArrayList<>();
        byte[] room = new byte[ROOM];
        while (windows.kernel().GetFileInformationByHandleEx(handle, FILE_ID_BOTH_DIRECTORY_INFO, room, room.length)) {
            entries.addAll(FolderEntries.read(room));
            if (entries.size() > MOST_ENTRIES) {
                throw new Unanswered(Obstacle.TOO_LARGE, "GetFileInformationByHandleEx", "more than " + MOST_ENTRIES);
            }
        }
        int error = Native.getLastError();
        // A drive may be without anything, even these two: then it says so at once.
        if (error != Win32.NO_MORE_FILES && error != Win32.FILE_NOT_FOUND) {
            throw Unanswered.win32("GetFileInformationByHandleEx", error);
        }
        return entries;
    }

    /** With owner and group. */
    SecurityDescriptor security() throws Unanswered, MalformedBytesException {
        return SecurityDescriptor.read(descriptor(OWNER_GROUP_AND_DACL));
    }

    /** The bytes of a descriptor with nothing but the DACL. */
    byte[] dacl() throws Unanswered {
        return descriptor(DACL);
    }

    /** SetKernelObjectSecurity, of what the information names. Not verified on Windows: Wine keeps little of it. */
    void secure(int information, byte[] descriptor) throws Unanswered {
        Unanswered.unless(windows.advapi().SetKernelObjectSecurity(handle, information, descriptor),
                "SetKernelObjectSecurity");
    }

    /** GetKernelObjectSecurity, which makes descriptors self-relative. */
    private byte[] descriptor(int information) throws Unanswered {
        int[] needed = new int[1];
        byte[] descriptor = new byte[ROOM];
        boolean done = windows.advapi().GetKernelObjectSecurity(handle, information, descriptor, descriptor.length,
                needed);
        if (!done && needed[0] > descriptor.length && needed[0] <= SecurityDescriptor.MOST_BYTES) {
            descriptor = new byte[needed[0]];
            done = windows.advapi().GetKernelObjectSecurity(handle, information, descriptor, descriptor.length,
                    needed);
        }
        Unanswered.unless(done, "GetKernelObjectSecurity");
        return Arrays.copyOf(descriptor, Math.clamp(needed[0], 0, descriptor.length));
    }

    /** Bytes of a file, by ReadFile. */
    FileContent read(long offset, int most) throws Unanswered {
        Unanswered.unless(windows.kernel().SetFilePointerEx(handle, offset, null, FILE_BEGIN), "SetFilePointerEx");
        long size = size().bytes();
        byte[] bytes = new byte[(int) Math.clamp(size - offset, 0, most)];
        byte[] part = new byte[Math.min(bytes.length, ROOM)];
        int[] count = new int[1];
        int have = 0;
        while (have < bytes.length) {
            int wanted = Math.min(part.length, bytes.length - have);
            Unanswered.unless(windows.kernel().ReadFile(handle, part, wanted, count, null), "ReadFile");
            if (count[0] <= 0) {
                // It became shorter meanwhile.
                break;
            }
            System.arraycopy(part, 0, bytes, have, Math.min(count[0], wanted));
            have += Math.min(count[0], wanted);
        }
        return new FileContent(size, Arrays.copyOf(bytes, have));
    }

    /** Writes from where it is, by WriteFile. */
    void write(byte[] bytes) throws Unanswered {
        Unanswered.unless(windows.kernel().WriteFile(handle, bytes, bytes.length, new int[1], null), "WriteFile");
    }

    /** CloseHandle. What it returns does not matter any more. */
    @Override
    public void close() {
        windows.kernel().CloseHandle(handle);
    }
}
