// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import java.util.HexFormat;
import java.util.Optional;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.DrivePath;
import org.rdpworkbench.host.MalformedBytesException;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.SecurityDescriptor;
import org.rdpworkbench.host.Setting;

/**
 * A folder with its owner and DACL. It is made under another name, and gets its own when it has both, so that nobody
 * finds it half made. To put another account as its owner takes the right to restore, see {@link BackupPrivilege}. Not
 * verified on Windows.
 */
record FolderCalls(Computer computer, DrivePath path, DrivePath making) implements SettingCalls {

    private static final Names NAMES = new Names("GetKernelObjectSecurity", "CreateFileW", "CreateDirectoryW");
    /** READ_CONTROL, WRITE_DAC, WRITE_OWNER, DELETE, FILE_ADD_SUBDIRECTORY, and FILE_LIST_DIRECTORY of winnt.h. */
    private static final int READ_CONTROL = 0x0002_0000;
    private static final int SECURE = READ_CONTROL | 0x0004_0000 | 0x0008_0000;
    private static final int DELETE = 0x0001_0000;
    private static final int ADD_FOLDER = 0x0000_0004;
    private static final int LIST = 0x0000_0001 | 0x0010_0000;
    /** OWNER_SECURITY_INFORMATION and DACL_SECURITY_INFORMATION. */
    private static final int OWNER_AND_DACL = 0x0000_0005;

    static FolderCalls of(Computer computer, Setting.Folder folder) {
        return new FolderCalls(computer, DrivePath.parse(folder.path()), DrivePath.parse(folder.making()));
    }

    @Override
    public Names names() {
        return NAMES;
    }

    @Override
    public SettingValue get(Windows windows) throws Unanswered, MalformedBytesException {
        BackupPrivilege.toRead(windows, computer);
        return WindowsFiles.itself(windows, computer.path(path), READ_CONTROL, file -> file.size().folder()
                ? Optional.of(Setting.Folder.descriptor(file.security())) : Optional.empty())
                .orElse(SettingValue.ABSENT);
    }

    @Override
    public void may(Windows windows, SettingValue value) throws Unanswered, MalformedBytesException {
        BackupPrivilege.toWrite(windows, computer);
        if (value.equals(SettingValue.ABSENT)) {
            WindowsFiles.itself(windows, computer.path(path), DELETE, file -> Optional.of(value));
            return;
        }
        descriptor(value);
        DrivePath above = new DrivePath(path.drive(), path.below().substring(0,
                Math.max(0, path.below().lastIndexOf('\\'))));
        WindowsFiles.itself(windows, computer.path(above), ADD_FOLDER, file -> Optional.of(above))
                .orElseThrow(() -> Unanswered.impossible("CreateFileW", "the folder above it is not there"));
    }

    @Override
    public void put(Windows windows, SettingValue value) throws Unanswered, MalformedBytesException {
        BackupPrivilege.toWrite(windows, computer);
        if (value.equals(SettingValue.ABSENT)) {
            // What is left half made is empty; one that is not is somebody else's, and stays.
            takenAway(windows, making);
            takeAway(windows, path);
            return;
        }
        byte[] descriptor = descriptor(value);
        // One that was left half made.
        takeAway(windows, making);
        Unanswered.unless(windows.kernel().CreateDirectoryW(computer.path(making), null), "CreateDirectoryW");
        boolean named = false;
        try {
            WindowsFiles.itself(windows, computer.path(making), SECURE, file -> {
                DaclCalls.secure(file, OWNER_AND_DACL, descriptor);
                return Optional.of(value);
            }).orElseThrow(() -> Unanswered.impossible("CreateDirectoryW", "it went away meanwhile"));
            Unanswered.unless(windows.kernel().MoveFileExW(computer.path(making), computer.path(path), 0),
                    "MoveFileExW");
            named = true;
        } finally {
            if (!named) {
                windows.kernel().RemoveDirectoryW(computer.path(making));
            }
        }
    }

    private void takeAway(Windows windows, DrivePath folder) throws Unanswered, MalformedBytesException {
        if (!takenAway(windows, folder)) {
            throw new Unanswered(Obstacle.OTHER, "RemoveDirectoryW", "it is not empty, and stays with what is in it");
        }
    }

    /** False where it is not empty. Where it is not there nothing is left to be done. */
    private boolean takenAway(Windows windows, DrivePath folder) throws Unanswered, MalformedBytesException {
        Optional<Boolean> empty = WindowsFiles.itself(windows, computer.path(folder), LIST, file ->
                file.size().folder() ? Optional.of(file.list().stream()
                        .allMatch(entry -> entry.name().matches("\\.{1,2}"))) : Optional.empty());
        if (empty.filter(is -> is).isPresent()) {
            Unanswered.unless(windows.kernel().RemoveDirectoryW(computer.path(folder)), "RemoveDirectoryW");
        }
        return empty.orElse(true);
    }

    private byte[] descriptor(SettingValue value) throws Unanswered {
        try {
            byte[] bytes = HexFormat.of().parseHex(value.hex());
            if (value.kind().equals(Setting.SECURITY_DESCRIPTOR)
                    && SecurityDescriptor.read(bytes).owner().isPresent()) {
                return bytes;
            }
        } catch (MalformedBytesException e) {
            // It is none, and it is not the host's fault.
        }
        throw never();
    }
}
