// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.samba;

import java.io.IOException;

/**
 * What the registry of a host says about Remote Desktop. The host's own security layer is 2, TLS.
 *
 * @param denied fDenyTSConnections by policy: 1 turns Remote Desktop off
 * @param layer SecurityLayer by policy: 0 is standard RDP security, 2 is TLS
 * @param nla UserAuthentication by the host itself: 1 requires NLA
 */
public record RemoteDesktopValues(int denied, int layer, int nla) {

    /** Writes them there. */
    public void in(SambaFolder host) throws IOException {
        host.importRegistry("""
                [HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services]
                "fDenyTSConnections"=dword:%08x
                "SecurityLayer"=dword:%08x

                [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp]
                "SecurityLayer"=dword:00000002
                "UserAuthentication"=dword:%08x
                """.formatted(denied, layer, nla));
    }
}
