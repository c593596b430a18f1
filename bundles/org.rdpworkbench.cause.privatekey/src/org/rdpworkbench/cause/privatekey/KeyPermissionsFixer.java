// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.privatekey;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.KeyAccess;
import org.rdpworkbench.host.Ace;
import org.rdpworkbench.host.KeyFile;
import org.rdpworkbench.host.MalformedBytesException;
import org.rdpworkbench.host.SecurityDescriptor;
import org.rdpworkbench.host.Setting;

/**
 * Proposes to give NETWORK SERVICE and SYSTEM back what they need on the file of the one key: entries are added, none
 * is taken away, and the owner stays. Where an entry denies it, somebody meant it so, and nothing is proposed. That is
 * what Windows gives them itself, so the plan says SAME. Whether the services must be restarted to take it up is not
 * verified on Windows.
 */
@Component(service = Fixer.class)
public final class KeyPermissionsFixer implements Fixer {

    private static final String FILES = "acl:" + KeyFile.FOLDER + "\\";
    /** As {@link org.rdpworkbench.host.KeyContainer#fileName} names them: a case file may name any. */
    private static final Pattern KEY =
            Pattern.compile(Pattern.quote(KeyFile.FOLDER + "\\") + "[0-9A-Fa-f]{32}_[0-9A-Za-z-]{1,64}");
    private static final String NETWORK_SERVICE = "S-1-5-20";
    private static final String SYSTEM = "S-1-5-18";
    /** FILE_GENERIC_READ and FILE_ALL_ACCESS of winnt.h. */
    private static final long READ = 0x120089;
    private static final long ALL = 0x1F01FF;
    /** INHERITED_ACE, [MS-DTYP] 2.4.4.1. */
    private static final int INHERITED = 0x10;

    /** In this order: the one makes and keeps the certificate that the other shows. */
    private static final List<Change> RESTARTS = List.of(
            new Change.Act(Change.Action.RESTART_SERVICE, "SessionEnv", "SessionEnv is running"),
            new Change.Act(Change.Action.RESTART_SERVICE, "TermService",
                    "a TLS handshake with the host completes"));

    @Override
    public String cause() {
        return PrivateKeyCheck.UNUSABLE.id();
    }

    @Override
    public Set<String> writes() {
        return Set.of(FILES + "*", RESTARTS.getFirst().target(), RESTARTS.getLast().target());
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(KeyAccess.TYPE.from(Vantage.INSIDE), HostRoles.TYPE.from(Vantage.INSIDE));
    }

    /** Only for a host that is known to have no role: in a deployment the certificate is not the host's own matter. */
    @Override
    public List<FixPlan> propose(Finding finding, CaseFile evidence) {
        if (evidence.find(HostRoles.TYPE, Vantage.INSIDE).filter(host -> host.roles().isEmpty()).isEmpty()) {
            return List.of();
        }
        return evidence.find(KeyAccess.TYPE, Vantage.INSIDE)
                .filter(access -> KEY.matcher(access.file()).matches())
                .flatMap(this::plan).stream().toList();
    }

    private Optional<FixPlan> plan(KeyAccess access) {
        Optional<SecurityDescriptor> before = access.dacl().flatMap(KeyPermissionsFixer::read);
        return before.flatMap(now -> mended(access.file(), now)).map(after -> {
            FixPlan plan = FixPlan.of(cause(), "permissions", FixPlan.Security.SAME).then(new Change.Set(
                    "acl:" + access.file(), before.map(KeyPermissionsFixer::value), value(after)));
            for (Change restart : RESTARTS) {
                plan = plan.then(restart);
            }
            return plan.interrupting();
        });
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
