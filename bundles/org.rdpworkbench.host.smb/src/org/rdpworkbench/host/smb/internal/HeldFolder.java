// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import com.hierynomus.msdtyp.AccessMask;
import com.hierynomus.msdtyp.SecurityInformation;
import com.hierynomus.mssmb2.SMB2CreateDisposition;
import com.hierynomus.mssmb2.SMB2CreateOptions;
import com.hierynomus.mssmb2.SMB2ShareAccess;
import com.hierynomus.mssmb2.SMBApiException;
import com.hierynomus.mssmb2.messages.SMB2QueryInfoRequest.SMB2QueryInfoType;
import com.hierynomus.smbj.share.DiskEntry;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.DrivePath;
import org.rdpworkbench.host.MalformedBytesException;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.SecurityDescriptor;
import org.rdpworkbench.host.Setting;

/**
 * A folder with its owner and DACL. It is made under another name, and gets its own when it has both, so that nobody
 * finds it half made. That another account may be put as its owner takes the right to restore, which a host gives an
 * administrator over the network; not verified on Windows.
 */
record HeldFolder(SmbSession session, Setting.Folder folder) implements Held {

    private static final Set<SecurityInformation> OWNER_AND_DACL = EnumSet.of(
            SecurityInformation.OWNER_SECURITY_INFORMATION, SecurityInformation.DACL_SECURITY_INFORMATION);
    private static final Set<AccessMask> READ = EnumSet.of(AccessMask.READ_CONTROL);
    private static final Set<AccessMask> MAKE = EnumSet.of(AccessMask.READ_CONTROL, AccessMask.WRITE_DAC,
            AccessMask.WRITE_OWNER, AccessMask.DELETE);
    private static final Set<AccessMask> DELETE = EnumSet.of(AccessMask.DELETE, AccessMask.FILE_READ_ATTRIBUTES);
    private static final Set<AccessMask> ADD_FOLDER = EnumSet.of(AccessMask.FILE_ADD_SUBDIRECTORY);

    @Override
    public String call() {
        return "SMB2 CREATE";
    }

    @Override
    public SettingValue get() throws Unanswered, MalformedBytesException {
        return files().open(path(), READ, SMB2CreateOptions.FILE_DIRECTORY_FILE, HeldFolder::read)
                .orElse(SettingValue.ABSENT);
    }

    private static SettingValue read(DiskEntry entry) throws MalformedBytesException {
        return Setting.Folder.descriptor(SecurityDescriptor.read(entry.getDiskShare().queryInfo(entry.getFileId(),
                SMB2QueryInfoType.SMB2_0_INFO_SECURITY, OWNER_AND_DACL, null, null).getOutputBuffer()));
    }

    /** Whether another account may be put as its owner is known for sure only when it is. */
    @Override
    public void may(SettingValue value) throws Unanswered, MalformedBytesException {
        if (value.equals(SettingValue.ABSENT)) {
            files().open(path(), DELETE, SMB2CreateOptions.FILE_DIRECTORY_FILE, entry -> true);
            return;
        }
        bytes(value);
        String above = path().below().substring(0, Math.max(0, path().below().lastIndexOf('\\')));
        files().open(new DrivePath(path().drive(), above), ADD_FOLDER, SMB2CreateOptions.FILE_DIRECTORY_FILE,
                entry -> true).orElseThrow(() -> impossible("the folder above it is not there"));
    }

    @Override
    public void put(SettingValue value) throws Unanswered, MalformedBytesException {
        DrivePath making = DrivePath.parse(folder.making());
        if (value.equals(SettingValue.ABSENT)) {
            // What is left half made is empty; one that is not is somebody else's, and stays.
            takenAway(making);
            takeAway(path());
            return;
        }
        RawDescriptor descriptor = new RawDescriptor(bytes(value));
        // One that was left half made.
        takeAway(making);
        DiskEntry entry = session.drive(making.drive()).open(making.below(), MAKE, null,
                EnumSet.allOf(SMB2ShareAccess.class), SMB2CreateDisposition.FILE_CREATE,
                EnumSet.of(SMB2CreateOptions.FILE_DIRECTORY_FILE, SMB2CreateOptions.FILE_OPEN_FOR_BACKUP_INTENT));
        boolean named = false;
        try {
            entry.getDiskShare().setSecurityInfo(entry.getFileId(), OWNER_AND_DACL, descriptor);
            entry.rename(path().below(), false);
            named = true;
        } finally {
            entry.closeSilently();
            if (!named) {
                takeAway(making);
            }
        }
    }

    private void takeAway(DrivePath path) throws Unanswered, MalformedBytesException {
        if (!takenAway(path)) {
            throw new Unanswered(Obstacle.OTHER, "SMB2 SET_INFO", "it is not empty, and stays with what is in it");
        }
    }

    /** False where it is not empty. Where it is not there nothing is left to be done. */
    private boolean takenAway(DrivePath path) throws Unanswered, MalformedBytesException {
        try {
            files().open(path, DELETE, SMB2CreateOptions.FILE_DIRECTORY_FILE, entry -> {
                entry.deleteOnClose();
                return true;
            });
            return true;
        } catch (SMBApiException e) {
            if ((int) e.getStatusCode() == Status.DIRECTORY_NOT_EMPTY) {
                return false;
            }
            throw e;
        }
    }

    private static byte[] bytes(SettingValue value) throws Unanswered {
        byte[] bytes = HexFormat.of().parseHex(value.hex());
        try {
            if (value.kind().equals(Setting.SECURITY_DESCRIPTOR)
                    && SecurityDescriptor.read(bytes).owner().isPresent()) {
                return bytes;
            }
        } catch (MalformedBytesException e) {
            // It is none, and it is not the host's fault.
        }
        throw impossible("no descriptor with an owner");
    }

    private static Unanswered impossible(String what) {
        return new Unanswered(Obstacle.UNSUPPORTED, "SMB2 CREATE", what);
    }

    private DrivePath path() {
        return DrivePath.parse(folder.path());
    }

    private SmbFiles files() {
        return new SmbFiles(session);
    }
}
