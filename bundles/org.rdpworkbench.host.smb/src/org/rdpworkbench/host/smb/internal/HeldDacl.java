// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import com.hierynomus.msdtyp.AccessMask;
import com.hierynomus.msdtyp.SecurityInformation;
import com.hierynomus.mssmb2.SMB2CreateOptions;
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

/** Who may do what with a file. Nothing but the DACL is read or written. */
record HeldDacl(SmbSession session, DrivePath path) implements Held {

    private static final Set<SecurityInformation> DACL = EnumSet.of(SecurityInformation.DACL_SECURITY_INFORMATION);
    private static final Set<AccessMask> READ = EnumSet.of(AccessMask.READ_CONTROL);
    private static final Set<AccessMask> WRITE = EnumSet.of(AccessMask.WRITE_DAC, AccessMask.READ_CONTROL);

    @Override
    public String call() {
        return "SMB2 CREATE";
    }

    @Override
    public SettingValue get() throws Unanswered, MalformedBytesException {
        return new SmbFiles(session).open(path, READ, SMB2CreateOptions.FILE_NON_DIRECTORY_FILE, HeldDacl::read)
                .orElse(SettingValue.ABSENT);
    }

    private static SettingValue read(DiskEntry entry) throws MalformedBytesException {
        byte[] bytes = entry.getDiskShare().queryInfo(entry.getFileId(), SMB2QueryInfoType.SMB2_0_INFO_SECURITY,
                DACL, null, null).getOutputBuffer();
        // What nobody can read is not to be put back either.
        SecurityDescriptor.read(bytes);
        return SettingValue.of(Setting.SECURITY_DESCRIPTOR, bytes);
    }

    @Override
    public void may(SettingValue value) throws Unanswered, MalformedBytesException {
        bytes(value);
        write(entry -> true);
    }

    @Override
    public void put(SettingValue value) throws Unanswered, MalformedBytesException {
        RawDescriptor descriptor = new RawDescriptor(bytes(value));
        write(entry -> {
            entry.getDiskShare().setSecurityInfo(entry.getFileId(), DACL, descriptor);
            return true;
        });
    }

    private void write(SmbFiles.InEntry<Boolean> change) throws Unanswered, MalformedBytesException {
        new SmbFiles(session).open(path, WRITE, SMB2CreateOptions.FILE_NON_DIRECTORY_FILE, change).orElseThrow(
                () -> new Unanswered(Obstacle.UNSUPPORTED, "SMB2 CREATE", "the file is not there"));
    }

    private static byte[] bytes(SettingValue value) throws Unanswered {
        byte[] bytes = HexFormat.of().parseHex(value.hex());
        try {
            if (value.kind().equals(Setting.SECURITY_DESCRIPTOR)) {
                SecurityDescriptor.read(bytes);
                return bytes;
            }
        } catch (MalformedBytesException e) {
            // It is none, and it is not the host's fault.
        }
        throw new Unanswered(Obstacle.UNSUPPORTED, "SMB2 SET_INFO", "no security descriptor");
    }
}
