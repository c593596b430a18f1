// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.spi.HostUse;
import org.rdpworkbench.core.spi.HostUse.Seen;
import org.rdpworkbench.core.spi.HostUse.Sighting;
import org.rdpworkbench.core.spi.HostUse.Unseen;
import org.rdpworkbench.core.spi.SettingValue;

/**
 * Reads what else a host is there for, beside the roles that a look tells. That TSAppCompat is 1 on a host for the
 * sessions of many is as Microsoft documented it for older servers, and not verified on Windows.
 */
record UseReading(HostSession session) {

    private static final SettingValue YES = SettingValue.dword(1);
    private static final Setting MANY_SESSIONS =
            new Setting.Value("HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server", "TSAppCompat");

    HostUse read(boolean people) throws InterruptedException {
        Sighting roles = roles();
        return people ? new HostUse(roles, Optional.of(signedIn()),
                Optional.of(new SessionReading(session.registry()).read())) : new HostUse(roles, Optional.empty());
    }

    private Sighting roles() throws InterruptedException {
        return switch (session.settings().get(MANY_SESSIONS)) {
            case Answer.Value<SettingValue>(SettingValue many) ->
                    new Seen(many.equals(YES) ? List.of("RD Session Host") : List.of());
            case Answer.None<SettingValue> none -> new Unseen(none.detail());
        };
    }

    private Sighting signedIn() throws InterruptedException {
        return switch (session.signedIn()) {
            case Answer.Value<List<String>>(List<String> accounts) -> new Seen(accounts);
            case Answer.None<List<String>> none -> new Unseen(none.detail());
        };
    }
}
