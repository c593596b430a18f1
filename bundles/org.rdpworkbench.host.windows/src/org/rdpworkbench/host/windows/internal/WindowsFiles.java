// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import com.sun.jna.Native;
import com.sun.jna.WString;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.DrivePath;
import org.rdpworkbench.host.FileContent;
import org.rdpworkbench.host.FileEntry;
import org.rdpworkbench.host.Files;
import org.rdpworkbench.host.MalformedBytesException;
import org.rdpworkbench.host.SecurityDescriptor;

/** Files of a machine. */
record WindowsFiles(WindowsSession session) implements Files {

    /** FILE_LIST_DIRECTORY or FILE_READ_DATA, FILE_READ_ATTRIBUTES and SYNCHRONIZE of winnt.h. */
    private static final int READ = 0x0000_0001 | 0x0000_0080 | 0x0010_0000;
    private static final int READ_CONTROL = 0x0002_0000;
    private static final int SHARE_ALL = 0x0000_0007;
    private static final int OPEN_EXISTING = 3;
    /** FILE_FLAG_BACKUP_SEMANTICS, without which no folder can be opened either. */
    private static final int BACKUP_SEMANTICS = 0x0200_0000;
    /** FILE_FLAG_OPEN_REPARSE_POINT. */
    private static final int OPEN_REPARSE_POINT = 0x0020_0000;
    /** FILE_WRITE_DATA, DELETE and SYNCHRONIZE; FILE_SHARE_READ; and how it goes away. */
    private static final int WRITE_AND_DELETE = 0x0000_0002 | 0x0001_0000 | 0x0010_0000;
    private static final int SHARE_READ = 0x0000_0001;
    private static final int CREATE_ALWAYS = 2;
    private static final int DELETE_ON_CLOSE = 0x0400_0000;
    private static final int MOST_HELD = 400;
    private static final long INVALID_HANDLE = -1;

    @Override
    public Answer<Optional<List<FileEntry>>> list(String folder) throws InterruptedException {
        DrivePath path = DrivePath.parse(folder);
        return session.ask("GetFileInformationByHandleEx", windows -> open(windows, path, READ, entry ->
                entry.size().folder() ? Optional.of(entry.list()) : Optional.empty()));
    }

    @Override
    public Answer<Optional<SecurityDescriptor>> security(String path) throws InterruptedException {
        DrivePath parsed = DrivePath.parse(path);
        return session.ask("GetKernelObjectSecurity", windows -> open(windows, parsed, READ_CONTROL, entry ->
                Optional.of(entry.security())));
    }

    @Override
    public Answer<Optional<FileContent>> read(String file, long offset, int most) throws InterruptedException {
        DrivePath path = DrivePath.parse(file);
        if (offset < 0 || most < 1 || most > FileContent.MOST) {
            throw new IllegalArgumentException("not to be read: " + most + " bytes from " + offset);
        }
        return session.ask("ReadFile", windows -> open(windows, path, READ, entry ->
                entry.size().folder() ? Optional.empty() : Optional.of(entry.read(offset, most))));
    }

    /** What is done with a file or folder. */
    @FunctionalInterface
    interface InEntry<T> {
        Optional<T> look(OpenFile entry) throws Unanswered, MalformedBytesException;
    }

    private <T> Optional<T> open(Windows windows, DrivePath path, int access, InEntry<T> look)
            throws Unanswered, MalformedBytesException {
        BackupPrivilege.toRead(windows, session.computer());
        return open(windows, session.computer().path(path), access, BACKUP_SEMANTICS, look);
    }

    /** What lies at a path itself, where it is a link not what this leads to; empty when nothing is there. */
    static <T> Optional<T> itself(Windows windows, WString name, int access, InEntry<T> look)
            throws Unanswered, MalformedBytesException {
        return open(windows, name, access, BACKUP_SEMANTICS | OPEN_REPARSE_POINT, look);
    }

    /** Opens with backup intent, for which {@link BackupPrivilege} is; empty when nothing is there. */
    private static <T> Optional<T> open(Windows windows, WString name, int access, int flags, InEntry<T> look)
            throws Unanswered, MalformedBytesException {
        long handle = windows.kernel().CreateFileW(name, access, SHARE_ALL, null, OPEN_EXISTING, flags, null);
        if (handle == INVALID_HANDLE && nothingThere(Native.getLastError())) {
            return Optional.empty();
        }
        Unanswered.unless(handle != INVALID_HANDLE, "CreateFileW");
        try (OpenFile entry = new OpenFile(windows, handle)) {
            return look.look(entry);
        }
    }

    /**
     * Makes a file that nobody else may write, and that Windows deletes when it is closed.
     *
     * @return empty where somebody else has it
     */
    static Optional<OpenFile> hold(Windows windows, WString name, byte[] words) throws Unanswered {
        long handle = windows.kernel().CreateFileW(name, WRITE_AND_DELETE, SHARE_READ, null, CREATE_ALWAYS,
                DELETE_ON_CLOSE, null);
        if (handle == INVALID_HANDLE && Native.getLastError() == Win32.SHARING_VIOLATION) {
            return Optional.empty();
        }
        Unanswered.unless(handle != INVALID_HANDLE, "CreateFileW");
        OpenFile file = new OpenFile(windows, handle);
        try {
            file.write(words);
            return Optional.of(file);
        } catch (Unanswered | RuntimeException e) {
            // Nobody else would, and the file would stay as long as this program runs.
            file.close();
            throw e;
        }
    }

    /** The first bytes of a file; none where it is gone. */
    static byte[] beginning(Windows windows, WString name) throws Unanswered, MalformedBytesException {
        return open(windows, name, READ, 0, file -> Optional.of(file.read(0, MOST_HELD).bytes()))
                .orElse(new byte[0]);
    }

    private static boolean nothingThere(int error) {
        return switch (error) {
            case Win32.FILE_NOT_FOUND, Win32.PATH_NOT_FOUND, Win32.INVALID_DRIVE, Win32.INVALID_NAME -> true;
            default -> false;
        };
    }
}
