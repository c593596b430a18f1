// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.policy;

import java.util.Map;
import org.rdpworkbench.facts.RemoteDesktopSettings;

/** The security layer that a host is set to. Where nobody set one, it depends on the version of Windows. */
final class Layer {

    private static final int STANDARD = 0;
    private static final int NEGOTIATE = 1;
    static final int TLS = 2;

    private Layer() {}

    /** Standard RDP security and nothing else. */
    static boolean standardAlone(RemoteDesktopSettings settings) {
        return settings.is(RemoteDesktopSettings.SECURITY_LAYER, STANDARD);
    }

    /** TLS, or TLS with those that offer it. */
    static boolean tls(RemoteDesktopSettings settings) {
        return settings.is(RemoteDesktopSettings.SECURITY_LAYER, NEGOTIATE)
                || settings.is(RemoteDesktopSettings.SECURITY_LAYER, TLS);
    }

    /** For a text: the number, and who set it. */
    static Map<String, Object> values(RemoteDesktopSettings settings) {
        return Map.of("layer", settings.effective(RemoteDesktopSettings.SECURITY_LAYER).orElse(-1L),
                "owner", settings.owner(RemoteDesktopSettings.SECURITY_LAYER));
    }
}
