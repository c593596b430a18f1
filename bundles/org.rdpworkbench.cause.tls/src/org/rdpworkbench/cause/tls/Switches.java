// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.tls;

import java.util.Map;
import java.util.Optional;
import org.rdpworkbench.facts.RemoteDesktopSettings;

/**
 * What the host is set to for TLS 1.2 and 1.3 as a server. Where nobody set anything, it depends on the version of
 * Windows; and what was set waits for a restart.
 *
 * @param settings empty where nobody looked inside
 */
record Switches(Optional<RemoteDesktopSettings> settings) {

    private boolean is(String name, long value) {
        return settings.filter(all -> all.is(name, value)).isPresent();
    }

    /** TLS 1.2 is switched off, and nobody has switched TLS 1.3 on, which older versions of Windows do not have. */
    boolean off() {
        boolean newer = settings.flatMap(all -> all.effective(RemoteDesktopSettings.TLS_13_ENABLED))
                .filter(value -> value != 0).isPresent();
        return name().isPresent() && !newer;
    }

    /** TLS 1.2 is switched on. */
    boolean on() {
        return name().isEmpty()
                && settings.flatMap(all -> all.effective(RemoteDesktopSettings.TLS_12_ENABLED)).isPresent();
    }

    /** The setting that switches TLS 1.2 off. */
    private Optional<String> name() {
        return is(RemoteDesktopSettings.TLS_12_ENABLED, 0) ? Optional.of(RemoteDesktopSettings.TLS_12_ENABLED)
                : Optional.of(RemoteDesktopSettings.TLS_12_DISABLED).filter(name -> is(name, 1));
    }

    /** For a text: the setting that switches TLS 1.2 off, and who set it. */
    Map<String, Object> values() {
        String name = name().orElse(RemoteDesktopSettings.TLS_12_ENABLED);
        return Map.of("setting", name, "owner", settings.map(all -> all.owner(name)).orElse("unknown"));
    }
}
