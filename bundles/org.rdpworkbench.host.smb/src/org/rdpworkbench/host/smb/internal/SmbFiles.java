// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import com.hierynomus.msdtyp.AccessMask;
import com.hierynomus.msdtyp.SecurityInformation;
import com.hierynomus.msfscc.fileinformation.FileIdBothDirectoryInformation;
import com.hierynomus.msfscc.fileinformation.FileStandardInformation;
import com.hierynomus.mssmb2.SMB2CreateDisposition;
import com.hierynomus.mssmb2.SMB2CreateOptions;
import com.hierynomus.mssmb2.SMB2ShareAccess;
import com.hierynomus.mssmb2.SMBApiException;
import com.hierynomus.mssmb2.messages.SMB2QueryInfoRequest.SMB2QueryInfoType;
import com.hierynomus.smbj.share.Directory;
import com.hierynomus.smbj.share.DiskEntry;
import com.hierynomus.smbj.share.File;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.DrivePath;
import org.rdpworkbench.host.FileContent;
import org.rdpworkbench.host.FileEntry;
import org.rdpworkbench.host.FileTime;
import org.rdpworkbench.host.Files;
import org.rdpworkbench.host.MalformedBytesException;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.SecurityDescriptor;

/** Files over the administrative shares. */
record SmbFiles(SmbSession session) implements Files {

    private static final int MOST_ENTRIES = 100_000;
    private static final int DIRECTORY = 0x10;
    private static final Set<AccessMask> LIST = EnumSet.of(AccessMask.FILE_LIST_DIRECTORY,
            AccessMask.FILE_READ_ATTRIBUTES, AccessMask.SYNCHRONIZE);
    private static final Set<AccessMask> READ = EnumSet.of(AccessMask.FILE_READ_DATA,
            AccessMask.FILE_READ_ATTRIBUTES, AccessMask.SYNCHRONIZE);
    private static final Set<AccessMask> HOLD = EnumSet.of(AccessMask.FILE_WRITE_DATA, AccessMask.DELETE,
            AccessMask.FILE_READ_ATTRIBUTES, AccessMask.SYNCHRONIZE);
    private static final int MOST_HELD = 400;
    private static final Set<AccessMask> SECURITY = EnumSet.of(AccessMask.READ_CONTROL);

    @Override
    public Answer<Optional<List<FileEntry>>> list(String folder) throws InterruptedException {
        DrivePath path = DrivePath.parse(folder);
        return session.ask("SMB2 QUERY_DIRECTORY", () -> open(path, LIST, SMB2CreateOptions.FILE_DIRECTORY_FILE,
                entry -> entries((Directory) entry)));
    }

    @Override
    public Answer<Optional<SecurityDescriptor>> security(String path) throws InterruptedException {
        DrivePath parsed = DrivePath.parse(path);
        return session.ask("SMB2 QUERY_INFO", () -> open(parsed, SECURITY, null, SmbFiles::descriptor));
    }

    @Override
    public Answer<Optional<FileContent>> read(String file, long offset, int most) throws InterruptedException {
        DrivePath path = DrivePath.parse(file);
        if (offset < 0 || most < 1 || most > FileContent.MOST) {
            throw new IllegalArgumentException("not to be read: " + most + " bytes from " + offset);
        }
        return session.ask("SMB2 READ", () -> open(path, READ, SMB2CreateOptions.FILE_NON_DIRECTORY_FILE,
                entry -> content((File) entry, offset, most)));
    }

    @FunctionalInterface
    interface InEntry<T> {
        T look(DiskEntry entry) throws Unanswered, MalformedBytesException;
    }

    /**
     * Opens with backup intent, in the session's thread: an administrator's rights to back up and to restore then stand
     * in for what the DACL does not grant.
     *
     * @param kind what it must be; null when that does not matter
     * @return empty when there is nothing of that kind
     */
    <T> Optional<T> open(DrivePath path, Set<AccessMask> access, SMB2CreateOptions kind, InEntry<T> look)
            throws Unanswered, MalformedBytesException {
        EnumSet<SMB2CreateOptions> options = EnumSet.of(SMB2CreateOptions.FILE_OPEN_FOR_BACKUP_INTENT);
        if (kind != null) {
            options.add(kind);
        }
        DiskEntry entry;
        try {
            entry = session.drive(path.drive()).open(path.below(), access, null,
                    EnumSet.allOf(SMB2ShareAccess.class), SMB2CreateDisposition.FILE_OPEN, options);
        } catch (SMBApiException e) {
            if (nothingThere((int) e.getStatusCode())) {
                return Optional.empty();
            }
            throw e;
        }
        try {
            return Optional.of(look.look(entry));
        } finally {
            entry.closeSilently();
        }
    }

    /** What {@link org.rdpworkbench.host.Settings#hold} says, in the session's thread. */
    Optional<byte[]> hold(DrivePath path, byte[] words) throws Unanswered, MalformedBytesException {
        try {
            DiskEntry entry = session.drive(path.drive()).open(path.below(), HOLD, null,
                    EnumSet.of(SMB2ShareAccess.FILE_SHARE_READ), SMB2CreateDisposition.FILE_OVERWRITE_IF,
                    EnumSet.of(SMB2CreateOptions.FILE_NON_DIRECTORY_FILE, SMB2CreateOptions.FILE_DELETE_ON_CLOSE));
            try {
                // It is closed by the end of the session.
                ((File) entry).write(words, 0);
                return Optional.empty();
            } catch (RuntimeException e) {
                entry.closeSilently();
                throw e;
            }
        } catch (SMBApiException e) {
            if ((int) e.getStatusCode() != Status.SHARING_VIOLATION) {
                throw e;
            }
        }
        return open(path, READ, SMB2CreateOptions.FILE_NON_DIRECTORY_FILE, entry -> content((File) entry, 0,
                MOST_HELD).bytes()).or(() -> Optional.of(new byte[0]));
    }

    private static boolean nothingThere(int status) {
        return switch (status) {
            case Status.OBJECT_NAME_NOT_FOUND, Status.OBJECT_PATH_NOT_FOUND, Status.NO_SUCH_FILE,
                    Status.NOT_A_DIRECTORY, Status.FILE_IS_A_DIRECTORY -> true;
            default -> false;
        };
    }

    private static List<FileEntry> entries(Directory folder) throws Unanswered {
        List<FileEntry> entries = new ArrayList<>();
        Iterator<FileIdBothDirectoryInformation> all = folder.iterator();
        while (all.hasNext()) {
            FileIdBothDirectoryInformation one = all.next();
            if (entries.size() == MOST_ENTRIES) {
                throw new Unanswered(Obstacle.TOO_LARGE, "SMB2 QUERY_DIRECTORY", "more than " + MOST_ENTRIES);
            }
            if (!one.getFileName().equals(".") && !one.getFileName().equals("..")) {
                boolean directory = (one.getFileAttributes() & DIRECTORY) != 0;
                entries.add(new FileEntry(one.getFileName(), directory, directory ? 0 : one.getEndOfFile(),
                        time(one.getCreationTime().getWindowsTimeStamp()),
                        time(one.getLastWriteTime().getWindowsTimeStamp()),
                        time(one.getChangeTime().getWindowsTimeStamp())));
            }
        }
        return entries;
    }

    private static Instant time(long ticks) {
        return FileTime.instant(ticks).orElse(Instant.EPOCH);
    }

    private static SecurityDescriptor descriptor(DiskEntry entry) throws MalformedBytesException {
        // The bytes are read by us: the library gives up at an entry of a type that it does not know.
        return SecurityDescriptor.read(entry.getDiskShare().queryInfo(entry.getFileId(),
                SMB2QueryInfoType.SMB2_0_INFO_SECURITY,
                EnumSet.of(SecurityInformation.OWNER_SECURITY_INFORMATION,
                        SecurityInformation.GROUP_SECURITY_INFORMATION,
                        SecurityInformation.DACL_SECURITY_INFORMATION), null, null).getOutputBuffer());
    }

    private static FileContent content(File file, long offset, int most) {
        long size = file.getFileInformation(FileStandardInformation.class).getEndOfFile();
        byte[] bytes = new byte[(int) Math.clamp(size - offset, 0, most)];
        int count = 0;
        while (count < bytes.length) {
            int more = file.read(bytes, offset + count, count, bytes.length - count);
            if (more <= 0) {
                // It became shorter meanwhile.
                break;
            }
            count += more;
        }
        return new FileContent(size, count == bytes.length ? bytes : Arrays.copyOf(bytes, count));
    }
}
