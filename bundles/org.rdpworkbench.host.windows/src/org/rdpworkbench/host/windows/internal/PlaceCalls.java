// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import java.util.Optional;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.DrivePath;
import org.rdpworkbench.host.MalformedBytesException;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.Setting;

/** At which of two paths a file is. A link is a file of its own, and a folder is none. */
record PlaceCalls(Computer computer, DrivePath one, DrivePath other) implements SettingCalls {

    private static final Names NAMES = new Names("CreateFileW", "CreateFileW", "MoveFileExW");
    /** FILE_READ_ATTRIBUTES and SYNCHRONIZE, DELETE, and FILE_ADD_FILE of winnt.h. */
    private static final int ATTRIBUTES = 0x0000_0080 | 0x0010_0000;
    private static final int DELETE = 0x0001_0000;
    private static final int ADD_FILE = 0x0000_0002;

    static PlaceCalls of(Computer computer, Setting.Place place) {
        return new PlaceCalls(computer, DrivePath.parse(place.one()), DrivePath.parse(place.other()));
    }

    @Override
    public Names names() {
        return NAMES;
    }

    @Override
    public SettingValue get(Windows windows) throws Unanswered, MalformedBytesException {
        BackupPrivilege.toRead(windows, computer);
        return where(windows).map(PlaceCalls::value).orElse(SettingValue.ABSENT);
    }

    /** Opens the file and the folder into which it would come. */
    @Override
    public void may(Windows windows, SettingValue value) throws Unanswered, MalformedBytesException {
        DrivePath to = path(value);
        BackupPrivilege.toWrite(windows, computer);
        DrivePath from = from(windows);
        if (from.equals(to)) {
            return;
        }
        int end = Math.max(0, to.below().lastIndexOf('\\'));
        DrivePath folder = new DrivePath(to.drive(), to.below().substring(0, end));
        WindowsFiles.itself(windows, computer.path(from), DELETE, file -> Optional.of(from))
                .orElseThrow(PlaceCalls::missing);
        WindowsFiles.itself(windows, computer.path(folder), ADD_FILE, file -> Optional.of(folder))
                .orElseThrow(() -> Unanswered.impossible("CreateFileW", "the folder is not there"));
    }

    /** Without MOVEFILE_REPLACE_EXISTING and MOVEFILE_COPY_ALLOWED: it stays the same file, with its permissions. */
    @Override
    public void put(Windows windows, SettingValue value) throws Unanswered, MalformedBytesException {
        DrivePath to = path(value);
        BackupPrivilege.toWrite(windows, computer);
        DrivePath from = from(windows);
        if (!from.equals(to)) {
            Unanswered.unless(windows.kernel().MoveFileExW(computer.path(from), computer.path(to), 0), "MoveFileExW");
        }
    }

    private DrivePath from(Windows windows) throws Unanswered, MalformedBytesException {
        return where(windows).orElseThrow(PlaceCalls::missing);
    }

    private Optional<DrivePath> where(Windows windows) throws Unanswered, MalformedBytesException {
        Optional<DrivePath> atOne = at(windows, one);
        Optional<DrivePath> atOther = at(windows, other);
        if (atOne.isPresent() && atOther.isPresent()) {
            throw new Unanswered(Obstacle.OTHER, "CreateFileW", "both are there");
        }
        return atOne.or(() -> atOther);
    }

    private Optional<DrivePath> at(Windows windows, DrivePath path) throws Unanswered, MalformedBytesException {
        return WindowsFiles.itself(windows, computer.path(path), ATTRIBUTES, file -> {
            if (file.size().folder()) {
                throw Unanswered.impossible("CreateFileW", "a folder is there");
            }
            return Optional.of(path);
        });
    }

    private DrivePath path(SettingValue value) throws Unanswered {
        if (value.equals(value(one))) {
            return one;
        }
        if (value.equals(value(other))) {
            return other;
        }
        throw never();
    }

    private static SettingValue value(DrivePath path) {
        return SettingValue.text(path.drive() + ":\\" + path.below());
    }

    private static Unanswered missing() {
        return Unanswered.impossible("CreateFileW", "the file is not there");
    }
}
