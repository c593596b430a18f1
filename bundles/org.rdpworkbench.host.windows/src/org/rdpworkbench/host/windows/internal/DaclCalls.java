// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Optional;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.DrivePath;
import org.rdpworkbench.host.MalformedBytesException;
import org.rdpworkbench.host.SecurityDescriptor;
import org.rdpworkbench.host.Setting;

/**
 * Who may do what with a file; of a link its own permissions, not those of what it leads to. A folder is refused, since
 * others may inherit what is put there. Not verified on Windows: of permissions Wine keeps what a mode of Unix can say.
 */
record DaclCalls(Computer computer, DrivePath path) implements SettingCalls {

    private static final Names NAMES = new Names("GetKernelObjectSecurity", "CreateFileW", "SetKernelObjectSecurity");
    private static final int READ_CONTROL = 0x0002_0000;
    private static final int WRITE_DAC = 0x0004_0000;
    /** DACL_SECURITY_INFORMATION, and what says whether it inherits, of winnt.h. */
    private static final int DACL = 0x0000_0004;
    private static final int PROTECTED_DACL = 0x8000_0000;
    private static final int UNPROTECTED_DACL = 0x2000_0000;
    /** Bits of Control, [MS-DTYP] 2.4.6, which is the second number of a descriptor. */
    private static final int CONTROL = 2;
    private static final int AUTO_INHERIT_REQ = 0x0100;
    private static final int AUTO_INHERITED = 0x0400;
    private static final int PROTECTED = 0x1000;

    static DaclCalls of(Computer computer, Setting.Dacl dacl) {
        return new DaclCalls(computer, DrivePath.parse(dacl.path()));
    }

    @Override
    public Names names() {
        return NAMES;
    }

    /** Bytes that cannot be read as a descriptor are none. */
    @Override
    public SettingValue get(Windows windows) throws Unanswered, MalformedBytesException {
        BackupPrivilege.toRead(windows, computer);
        Optional<byte[]> dacl = WindowsFiles.itself(windows, computer.path(path), READ_CONTROL, entry ->
                Optional.of(file(entry).dacl()));
        if (dacl.isEmpty()) {
            return SettingValue.ABSENT;
        }
        SecurityDescriptor.read(dacl.get());
        return SettingValue.of(Setting.SECURITY_DESCRIPTOR, dacl.get());
    }

    @Override
    public void may(Windows windows, SettingValue value) throws Unanswered, MalformedBytesException {
        descriptor(value);
        change(windows, entry -> {
            file(entry);
            return Optional.of(value);
        });
    }

    @Override
    public void put(Windows windows, SettingValue value) throws Unanswered, MalformedBytesException {
        byte[] descriptor = descriptor(value);
        change(windows, entry -> {
            secure(file(entry), DACL, descriptor);
            return Optional.of(value);
        });
    }

    /**
     * Puts a descriptor so that Windows keeps the bits of its DACL, too.
     *
     * @param information what of it, the DACL among that
     */
    static void secure(OpenFile file, int information, byte[] descriptor) throws Unanswered {
        ByteBuffer fields = ByteBuffer.wrap(descriptor).order(ByteOrder.LITTLE_ENDIAN);
        int control = fields.getShort(CONTROL);
        if ((control & AUTO_INHERITED) != 0) {
            // Windows keeps the one only where the other asks for it, and never gives that one back.
            fields.putShort(CONTROL, (short) (control | AUTO_INHERIT_REQ));
        }
        file.secure(information | ((control & PROTECTED) != 0 ? PROTECTED_DACL : UNPROTECTED_DACL), descriptor);
    }

    private static OpenFile file(OpenFile entry) throws Unanswered {
        if (entry.size().folder()) {
            throw Unanswered.impossible("CreateFileW", "a folder is there");
        }
        return entry;
    }

    private void change(Windows windows, WindowsFiles.InEntry<SettingValue> change)
            throws Unanswered, MalformedBytesException {
        BackupPrivilege.toWrite(windows, computer);
        WindowsFiles.itself(windows, computer.path(path), READ_CONTROL | WRITE_DAC, change)
                .orElseThrow(() -> Unanswered.impossible("CreateFileW", "the file is not there"));
    }

    private byte[] descriptor(SettingValue value) throws Unanswered {
        if (!value.kind().equals(Setting.SECURITY_DESCRIPTOR)) {
            throw never();
        }
        try {
            byte[] bytes = HexFormat.of().parseHex(value.hex());
            SecurityDescriptor.read(bytes);
            return bytes;
        } catch (MalformedBytesException e) {
            throw never();
        }
    }
}
