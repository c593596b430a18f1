// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.privatekey;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.Refusal;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.BoundCertificate;
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.KeyAccess;
import org.rdpworkbench.facts.KeyFolder;
import org.rdpworkbench.facts.Owned;
import org.rdpworkbench.facts.ServiceStates;
import org.rdpworkbench.host.KeyFile;

/**
 * Proposes to mend the permissions of the one key's file, where these are wrong, and behind that to have the host make
 * a new key; only the latter, where they are right or the file is gone; and where the whole folder is gone, to make
 * that first, as Windows has it. No new key where a service is disabled that makes it. Only for a host that is known to
 * have no role:
 * in a deployment the certificate is not the host's own matter. Whether the services must be restarted to take it up is
 * not verified on Windows.
 */
@Component(service = Fixer.class)
public final class KeyFileFixer implements Fixer {

    private static final String IN_FOLDER = KeyFile.FOLDER + "\\";
    /** As {@link org.rdpworkbench.host.KeyContainer#fileName} names them: a case file may name any. */
    private static final Pattern KEY = Pattern.compile(Pattern.quote(IN_FOLDER) + "[0-9A-Fa-f]{32}_[0-9A-Za-z-]{1,64}");

    /** This folder only, as Windows has it. */
    private static final Change MAKE_FOLDER = new Change.Set("folder:" + KeyFile.FOLDER,
            Optional.of(SettingValue.ABSENT), KeyFile.FOLDER_AS_MADE);

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
        return Set.of(MAKE_FOLDER.target(),
                "acl:" + IN_FOLDER + "*", "file:" + IN_FOLDER + "*", "action:remove-certificate/*",
                RESTARTS.getFirst().target(), RESTARTS.getLast().target());
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(KeyAccess.TYPE.from(Vantage.INSIDE), BoundCertificate.TYPE.from(Vantage.INSIDE),
                HostRoles.TYPE.from(Vantage.INSIDE), KeyFolder.TYPE.from(Vantage.INSIDE),
                ServiceStates.TYPE.from(Vantage.INSIDE));
    }

    @Override
    public List<FixPlan> propose(Finding finding, CaseFile evidence) {
        Optional<KeyAccess> key = evidence.find(KeyAccess.TYPE, Vantage.INSIDE)
                .filter(access -> KEY.matcher(access.file()).matches());
        if (key.isEmpty() || evidence.find(HostRoles.TYPE, Vantage.INSIDE).filter(host -> host.roles().isEmpty())
                .isEmpty()) {
            return List.of();
        }
        Optional<KeyFolder> folder = evidence.find(KeyFolder.TYPE, Vantage.INSIDE);
        if (folder.filter(one -> one.created().isEmpty()).isPresent()) {
            return folder(finding, evidence, key.get(), folder.get());
        }
        KeyAccess access = key.get();
        Optional<FixPlan> permissions = KeyPermissions.plan(cause(), access);
        boolean other = permissions.isPresent() || access.right() || access.gone();
        return Stream.concat(permissions.stream(), newKey(finding, evidence, access, Optional.empty())
                .filter(plan -> other && disabled(evidence).isEmpty()).stream()).toList();
    }

    private static Optional<FixPlan> newKey(Finding finding, CaseFile evidence, KeyAccess access,
            Optional<Change> folder) {
        return evidence.find(BoundCertificate.TYPE, Vantage.INSIDE)
                .flatMap(bound -> NewKey.plan(finding, access, bound, folder));
    }

    /** The names of services that Windows needs to make a key and a certificate, and that nobody can start. */
    private static List<String> disabled(CaseFile evidence) {
        return evidence.find(ServiceStates.TYPE, Vantage.INSIDE).map(ServiceStates::disabledMakers).orElse(List.of());
    }

    /**
     * Without the folder Windows cannot make a key. Where it was put aside all keys of the host are at its other place,
     * and somebody has to bring them back.
     */
    private static List<FixPlan> folder(Finding finding, CaseFile evidence, KeyAccess access, KeyFolder folder) {
        return newKey(finding, evidence, access, Optional.of(MAKE_FOLDER)).filter(plan -> access.gone()
                && folder.putAside().isEmpty() && disabled(evidence).isEmpty()).stream().toList();
    }

    @Override
    public Optional<Refusal> refusal(Finding finding, CaseFile evidence) {
        return evidence.find(KeyAccess.TYPE, Vantage.INSIDE).filter(access -> KEY.matcher(access.file()).matches())
                .filter(access -> !access.right() || finding.verdict() == Verdict.FAIL)
                .flatMap(access -> evidence.find(HostRoles.TYPE, Vantage.INSIDE)
                        .flatMap(host -> Owned.byRole(cause(), host).or(() -> withoutService(finding, evidence,
                                access))));
    }

    /** Where nothing else is left to propose. */
    private Optional<Refusal> withoutService(Finding finding, CaseFile evidence, KeyAccess access) {
        List<String> disabled = disabled(evidence);
        return newKey(finding, evidence, access, Optional.empty())
                .filter(plan -> !disabled.isEmpty() && KeyPermissions.plan(cause(), access).isEmpty())
                .map(plan -> Refusal.of(cause(), "disabled").value("services", String.join(", ", disabled)));
    }

    /** The same with the restart of what makes and of what shows the certificate, in the end. */
    static FixPlan restarting(FixPlan plan) {
        FixPlan all = plan;
        for (Change restart : RESTARTS) {
            all = all.then(restart);
        }
        return all.interrupting();
    }
}
