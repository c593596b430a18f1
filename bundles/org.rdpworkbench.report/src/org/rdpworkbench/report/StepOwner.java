// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.spi.Step;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.RemoteDesktopSettings.Owner;

/** Who sets what a step changes. What a policy is known to own is never proposed. */
final class StepOwner {

    private static final String START = "start:";
    private static final Pattern VALUE = Pattern.compile("value:(.+?)\\\\\\\\(.*)");
    /** Schannel's settings are kept by the version of TLS: see {@link RemoteDesktopSettings#TLS_12_ENABLED}. */
    private static final Pattern SCHANNEL = Pattern.compile(".*\\\\SCHANNEL\\\\Protocols\\\\(TLS 1\\.[23])\\\\Server",
            Pattern.CASE_INSENSITIVE);

    private StepOwner() {}

    /** As a sentence without a full stop; empty for what policies do not set. May hold text from the host. */
    static Optional<String> of(Step step, Diagnosis found) {
        if (step.setting().startsWith(START)) {
            String name = RemoteDesktopSettings.start(step.setting().substring(START.length()));
            return Optional.of(setting(name, found).isPresent() ? "no policy of system services is known that sets it"
                    : "a policy of system services would set it again; none was looked for");
        }
        Matcher value = VALUE.matcher(step.setting());
        if (!value.matches()) {
            return Optional.empty();
        }
        Matcher tls = SCHANNEL.matcher(value.group(1));
        String name = tls.matches() ? tls.group(1) + " Server " + value.group(2) : value.group(2);
        return Optional.of(setting(name, found).map(one -> one.owner() == Owner.DEFAULT ? "set by nobody so far"
                : "set by " + one.setBy()).orElse(name.equals(RemoteDesktopSettings.BINDING) && looked(found)
                ? "no policy is known that sets it" : "it is not known who sets it"));
    }

    /** Who bound a certificate is told where it was a policy. */
    private static boolean looked(Diagnosis found) {
        return Facts.read(found, RemoteDesktopSettings.TYPE, Vantage.INSIDE, settings -> true).isPresent();
    }

    private static Optional<RemoteDesktopSettings.Setting> setting(String name, Diagnosis found) {
        return Facts.read(found, RemoteDesktopSettings.TYPE, Vantage.INSIDE, settings -> settings.setting(name))
                .flatMap(one -> one);
    }
}
