// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.privatekey;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.facts.KeyAccess;
import org.rdpworkbench.host.Ace;
import org.rdpworkbench.host.KeyFile;
import org.rdpworkbench.host.MalformedBytesException;
import org.rdpworkbench.host.SecurityDescriptor;
import org.rdpworkbench.host.Setting;

/**
 * Proposes to give NETWORK SERVICE and SYSTEM back what they need on the file of the one key: entries are added, none
 * is taken away, and the owner stays. Where an entry denies it, somebody meant it so, and nothing is proposed. That is
 * what Windows gives them itself, so the plan says SAME.
 */
final class KeyPermissions {

    private static final String NETWORK_SERVICE = "S-1-5-20";
    private static final String SYSTEM = "S-1-5-18";
    /** FILE_GENERIC_READ and FILE_ALL_ACCESS of winnt.h. */
    private static final long READ = 0x120089;
    private static final long ALL = 0x1F01FF;
    /** INHERITED_ACE, [MS-DTYP] 2.4.4.1. */
    private static final int INHERITED = 0x10;

    private KeyPermissions() {}

    /** Empty where they are not what is wrong, are not known, or adding to them would not be enough. */
    static Optional<FixPlan> plan(String cause, KeyAccess access) {
        Optional<SecurityDescriptor> before = access.dacl().flatMap(KeyPermissions::read);
        return before.flatMap(now -> mended(access.file(), now))
                .map(after -> KeyFileFixer.restarting(FixPlan.of(cause, "permissions", FixPlan.Security.SAME)
                        .then(new Change.Set("acl:" + access.file(), before.map(KeyPermissions::value),
                                value(after)))));
    }

    /** With what is missing; empty where nothing is, or where that would not be enough. */
    private static Optional<SecurityDescriptor> mended(String file, SecurityDescriptor now) {
        KeyAccess access = KeyFile.access(file, Optional.of(now));
        if (access.right() || now.dacl().isEmpty()) {
            return Optional.empty();
        }
        List<Ace> entries = new ArrayList<>(now.dacl().get());
        // Windows keeps what a file has of its own in front of what it inherits.
        int end = IntStream.range(0, entries.size()).filter(i -> (entries.get(i).flags() & INHERITED) != 0)
                .findFirst().orElse(entries.size());
        if (!access.serviceReads()) {
            entries.add(end, allowed(NETWORK_SERVICE, READ));
        }
        if (!access.systemControls()) {
            entries.add(end, allowed(SYSTEM, ALL));
        }
        return Optional.of(new SecurityDescriptor(Optional.empty(), Optional.empty(), Optional.of(entries),
                now.isProtected(), now.autoInherited()))
                .filter(after -> KeyFile.access(file, Optional.of(after)).right());
    }

    private static Ace allowed(String sid, long rights) {
        return new Ace(Ace.ALLOWED, 0, rights, Optional.empty(), Optional.empty(), Optional.of(sid), "");
    }

    private static SettingValue value(SecurityDescriptor permissions) {
        return SettingValue.of(Setting.SECURITY_DESCRIPTOR, permissions.bytes());
    }

    /** Empty where it is none, as in a case file that somebody made up. */
    private static Optional<SecurityDescriptor> read(String hex) {
        try {
            return Optional.of(SecurityDescriptor.read(HexFormat.of().parseHex(hex)).permissions());
        } catch (MalformedBytesException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
