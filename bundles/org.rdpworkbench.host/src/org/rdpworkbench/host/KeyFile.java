// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.facts.KeyAccess;

/** The file of a machine's private key: where it lies, and who must be able to use it. */
public final class KeyFile {

    /** Where the folders of RSA keys of legacy providers lie. */
    public static final String ABOVE = "C:\\ProgramData\\Microsoft\\Crypto\\RSA";

    /** What the machine's own folder there is called. */
    public static final String NAME = "MachineKeys";

    /** The folder, without an end. That it was moved elsewhere is possible, and has to be told apart. */
    public static final String FOLDER = ABOVE + "\\" + NAME;

    /**
     * Owner and rights of that folder as Windows makes it: full control for Administrators, and for Everyone to read
     * and to put files there; neither reaches what lies in it (learn.microsoft.com, KB 278381). That SYSTEM owns it is
     * not verified on Windows.
     */
    public static final SettingValue FOLDER_AS_MADE = Setting.Folder.descriptor(new SecurityDescriptor(
            Optional.of("S-1-5-18"), Optional.empty(), Optional.of(List.of(
                    new Ace(Ace.ALLOWED, 0, 0x1F01FF, Optional.empty(), Optional.empty(), Optional.of("S-1-5-32-544"),
                            ""),
                    new Ace(Ace.ALLOWED, 0, 0x12019F, Optional.empty(), Optional.empty(), Optional.of("S-1-1-0"),
                            ""))), true, true));

    /**
     * NETWORK SERVICE, TermService itself, and the groups of every service: Everyone, Authenticated Users, This
     * Organization, Users, SERVICE, LOCAL, ALL SERVICES. Not verified on Windows.
     */
    private static final Set<String> NETWORK_SERVICE = Set.of("S-1-5-20",
            "S-1-5-80-446051430-1559341753-4161941529-1950928533-810483104", "S-1-1-0", "S-1-5-11", "S-1-5-15",
            "S-1-5-32-545", "S-1-5-6", "S-1-2-0", "S-1-5-80-0");
    private static final Set<String> SYSTEM = Set.of("S-1-5-18", "S-1-5-32-544", "S-1-1-0", "S-1-5-11");
    private static final long FILE_READ_DATA = 0x1;
    private static final long FILE_ALL_ACCESS = 0x1F01FF;
    /** Bytes; permissions of a key file have some hundred. */
    private static final int MOST_KEPT = 4096;
    /** Of a hundred entries; the file of a key has three. */
    private static final int MOST_SDDL = 8_192;

    private KeyFile() {}

    /**
     * Who may use it.
     *
     * @param file its path on the host
     * @param security its permissions; empty when there is no such file in a folder that is there
     */
    public static KeyAccess access(String file, Optional<SecurityDescriptor> security) {
        return security.map(one -> access(file, one)).orElseGet(() -> KeyAccess.gone(file));
    }

    private static KeyAccess access(String file, SecurityDescriptor security) {
        KeyAccess access = new KeyAccess(file, security.allows(NETWORK_SERVICE, FILE_READ_DATA),
                security.allows(SYSTEM, FILE_ALL_ACCESS));
        byte[] dacl = security.permissions().bytes();
        return new KeyAccess(file, access.serviceReads(), access.systemControls(), access.absent(),
                Optional.of(dacl).filter(bytes -> !access.right() && bytes.length <= MOST_KEPT)
                        .map(HexFormat.of()::formatHex),
                Optional.of(security.sddl()).filter(sddl -> sddl.length() <= MOST_SDDL));
    }
}
