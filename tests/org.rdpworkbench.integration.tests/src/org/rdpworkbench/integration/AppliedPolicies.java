// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.rdpworkbench.samba.SambaFolder;

/** What policies leave on a host: a list of them in the registry, and their files. */
record AppliedPolicies(SambaFolder host) {

    private static final String CURRENT_VERSION = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion";
    private static final String HISTORY = CURRENT_VERSION + "\\Group Policy\\History";
    private static final String LSA = "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Lsa";
    private static final String LISTENER = "SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp";
    private static final String GUID = "{31B2F340-016D-11D2-945F-00C04FB984F9}";
    private static final String MACHINE =
            "Windows/System32/GroupPolicy/DataStore/0/sysvol/corp.example/Policies/" + GUID + "/Machine/";

    /** The policy "Hardening" has set the security layer, the negotiation and LmCompatibilityLevel. */
    void apply() throws IOException {
        StringBuilder keys = new StringBuilder();
        for (String extension : new String[] {"{35378EAC-683F-11D2-A89A-00C04FBBCFA2}",
            "{B087BE9D-ED37-454F-AF9C-04291E351182}"}) {
            keys.append("""
                    [%s\\%s\\0]
                    "DisplayName"="Hardening"
                    "GPOName"="%s"
                    "FileSysPath"="\\\\\\\\corp.example\\\\SysVol\\\\corp.example\\\\Policies\\\\%s\\\\Machine"

                    """.formatted(HISTORY, extension, GUID, GUID));
        }
        host.importRegistry(keys + """
                [%s]
                "LmCompatibilityLevel"=dword:00000005

                [%s\\FIPSAlgorithmPolicy]
                "Enabled"=dword:00000000

                [HKEY_LOCAL_MACHINE\\%s]
                "fAllowSecProtocolNegotiation"=dword:00000000
                """.formatted(LSA, LSA, LISTENER));
        write(MACHINE + "Registry.pol", registry());
        write(MACHINE + "Preferences/Registry/Registry.xml", """
                <?xml version="1.0" encoding="utf-8"?>
                <RegistrySettings clsid="{A3CCFC41-DFDB-43a5-8D26-0FE8B954DA51}"><Registry name="x">
                <Properties action="U" hive="HKEY_LOCAL_MACHINE" key="%s" name="fAllowSecProtocolNegotiation"
                type="REG_DWORD" value="00000000"/></Registry></RegistrySettings>
                """.formatted(LISTENER).getBytes(StandardCharsets.UTF_8));
        write("Windows/security/templates/policies/gpt00000.dom", """
                \uFEFF[Unicode]\r
                Unicode=yes\r
                [Registry Values]\r
                MACHINE\\System\\CurrentControlSet\\Control\\Lsa\\LmCompatibilityLevel=4,5\r
                """.getBytes(StandardCharsets.UTF_16LE));
        host.own(host.drive());
    }

    /** As if there had been none. */
    void forget() throws IOException {
        host.importRegistry("[-" + HISTORY + "]\n\n[-" + LSA + "]\n\n[HKEY_LOCAL_MACHINE\\" + LISTENER
                + "]\n\"fAllowSecProtocolNegotiation\"=-\n");
    }

    private void write(String file, byte[] content) throws IOException {
        Path path = host.drive().resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, content);
    }

    /** Registry.pol, [MS-GPREG] 2.2.1, with one value. */
    private static byte[] registry() {
        ByteBuffer file = ByteBuffer.allocate(1_024).order(ByteOrder.LITTLE_ENDIAN).putInt(0x6765_5250).putInt(1);
        text(file, "[Software\\Policies\\Microsoft\\Windows NT\\Terminal Services\0;SecurityLayer\0;");
        text(file.putInt(4), ";");               // type
        text(file.putInt(4), ";");               // size
        text(file.putInt(0), "]");               // data
        return Arrays.copyOf(file.array(), file.position());
    }

    private static void text(ByteBuffer file, String text) {
        file.put(text.getBytes(StandardCharsets.UTF_16LE));
    }
}
