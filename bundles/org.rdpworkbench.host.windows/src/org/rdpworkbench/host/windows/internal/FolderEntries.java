// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.rdpworkbench.host.FileEntry;
import org.rdpworkbench.host.FileTime;
import org.rdpworkbench.host.MalformedBytesException;
import org.rdpworkbench.host.Octets;

/** FILE_ID_BOTH_DIR_INFO of winbase.h, one after the other. */
final class FolderEntries {

    private static final String NAME = "FILE_ID_BOTH_DIR_INFO";
    private static final int DIRECTORY = 0x10;

    private FolderEntries() {}

    /** All of them, without the folder itself and the one above it. */
    static List<FileEntry> read(byte[] bytes) throws MalformedBytesException {
        List<FileEntry> entries = new ArrayList<>();
        Octets all = new Octets(NAME, bytes);
        long at = 0;
        long next = 1;
        while (next != 0) {
            Octets octets = all.at(NAME, at);
            next = octets.u32();                 // NextEntryOffset
            FileEntry entry = entry(octets);
            if (!entry.name().equals(".") && !entry.name().equals("..")) {
                entries.add(entry);
            }
            at += next;
        }
        return entries;
    }

    private static FileEntry entry(Octets octets) throws MalformedBytesException {
        octets.u32();                            // FileIndex
        Instant created = time(octets.u64());    // CreationTime
        octets.u64();                            // LastAccessTime
        Instant written = time(octets.u64());    // LastWriteTime
        Instant changed = time(octets.u64());    // ChangeTime
        long endOfFile = octets.u64();
        octets.u64();                            // AllocationSize
        boolean folder = (octets.u32() & DIRECTORY) != 0; // FileAttributes
        long fileNameLength = octets.u32();
        octets.u32();                            // EaSize
        octets.bytes(28);                        // ShortNameLength, ShortName, up to the width of a FileId
        octets.u64();                            // FileId
        byte[] fileName = octets.bytes((int) Math.min(fileNameLength, Integer.MAX_VALUE));
        return new FileEntry(new String(fileName, StandardCharsets.UTF_16LE), folder, folder ? 0 : endOfFile, created,
                written, changed);
    }

    private static Instant time(long ticks) {
        return FileTime.instant(ticks).orElse(Instant.EPOCH);
    }
}
