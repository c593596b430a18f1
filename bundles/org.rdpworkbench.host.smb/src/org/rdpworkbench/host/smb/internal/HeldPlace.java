// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import com.hierynomus.msdtyp.AccessMask;
import com.hierynomus.mssmb2.SMB2CreateOptions;
import java.util.EnumSet;
import java.util.Set;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.DrivePath;
import org.rdpworkbench.host.MalformedBytesException;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.Setting;

/**
 * Where a file is. A folder is never moved. Backup intent lets an administrator move what grants administrators
 * nothing, as a host's keys do; not verified on Windows.
 */
record HeldPlace(SmbSession session, DrivePath one, DrivePath other, Setting.Place place) implements Held {

    private static final Set<AccessMask> LOOK = EnumSet.of(AccessMask.FILE_READ_ATTRIBUTES);
    private static final Set<AccessMask> DELETE = EnumSet.of(AccessMask.DELETE);
    private static final Set<AccessMask> ADD_FILE = EnumSet.of(AccessMask.FILE_ADD_FILE);

    HeldPlace(SmbSession session, Setting.Place place) {
        this(session, DrivePath.parse(place.one()), DrivePath.parse(place.other()), place);
    }

    @Override
    public String call() {
        return "SMB2 CREATE";
    }

    @Override
    public SettingValue get() throws Unanswered, MalformedBytesException {
        boolean atOne = there(one);
        boolean atOther = there(other);
        if (atOne && atOther) {
            throw new Unanswered(Obstacle.OTHER, "SMB2 CREATE", "both are there");
        }
        return atOne ? SettingValue.text(place.one()) : atOther ? SettingValue.text(place.other())
                : SettingValue.ABSENT;
    }

    /** Whether the folder takes a file that is moved there is known for sure only when it is. */
    @Override
    public void may(SettingValue value) throws Unanswered, MalformedBytesException {
        DrivePath to = target(value);
        if (!get().equals(value)) {
            from(to, entry -> true);
            String folder = to.below().substring(0, Math.max(0, to.below().lastIndexOf('\\')));
            files().open(new DrivePath(to.drive(), folder), ADD_FILE, SMB2CreateOptions.FILE_DIRECTORY_FILE,
                    entry -> true).orElseThrow(() -> nothing("the folder is not there"));
        }
    }

    @Override
    public void put(SettingValue value) throws Unanswered, MalformedBytesException {
        DrivePath to = target(value);
        if (!get().equals(value)) {
            from(to, entry -> {
                entry.rename(to.below(), false); // FileRenameInformation without ReplaceIfExists, [MS-FSCC] 2.4
                return true;
            });
        }
    }

    /** Opens the file where it is so that it can be moved to the other place. */
    private void from(DrivePath to, SmbFiles.InEntry<Boolean> move) throws Unanswered, MalformedBytesException {
        files().open(to == one ? other : one, DELETE, SMB2CreateOptions.FILE_NON_DIRECTORY_FILE, move)
                .orElseThrow(() -> nothing("the file is not there"));
    }

    private DrivePath target(SettingValue value) throws Unanswered {
        if (value.equals(SettingValue.text(place.one()))) {
            return one;
        }
        if (value.equals(SettingValue.text(place.other()))) {
            return other;
        }
        throw new Unanswered(Obstacle.UNSUPPORTED, "SMB2 SET_INFO", "none of both places");
    }

    private boolean there(DrivePath path) throws Unanswered, MalformedBytesException {
        return files().open(path, LOOK, null, entry -> true).isPresent();
    }

    private SmbFiles files() {
        return new SmbFiles(session);
    }

    private static Unanswered nothing(String what) {
        return new Unanswered(Obstacle.UNSUPPORTED, "SMB2 CREATE", what);
    }
}
