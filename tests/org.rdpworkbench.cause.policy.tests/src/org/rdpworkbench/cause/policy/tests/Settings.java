// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.policy.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.RemoteDesktopSettings.Owner;
import org.rdpworkbench.facts.RemoteDesktopSettings.Setting;

/** The settings of a host as the look inside brings them home; every method gives a new object. */
record Settings(List<Setting> settings) {

    /** Nobody set anything. */
    static Settings none() {
        return new Settings(List.of());
    }

    private Settings with(Setting setting) {
        List<Setting> more = new ArrayList<>(settings);
        more.add(setting);
        return new Settings(List.copyOf(more));
    }

    Settings policy(String name, long value) {
        return with(new Setting(name, Optional.of(value), Owner.POLICY, Optional.of(value), Optional.empty()));
    }

    Settings local(String name, long value) {
        return with(new Setting(name, Optional.of(value), Owner.LOCAL, Optional.empty(), Optional.of(value)));
    }

    Settings layer(long value) {
        return policy(RemoteDesktopSettings.SECURITY_LAYER, value);
    }

    Settings nla(long value) {
        return local(RemoteDesktopSettings.USER_AUTHENTICATION, value);
    }

    RemoteDesktopSettings seen() {
        return new RemoteDesktopSettings(settings);
    }
}
