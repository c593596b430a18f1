// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.access;

import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.facts.NtlmSettings;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Inside;
import org.rdpworkbench.host.InsideProbe;
import org.rdpworkbench.host.Registry;

/** Reads which NTLM the host takes and sends. Whoever may not read one of the values cannot know that nobody set it. */
@Component(service = Probe.class)
public final class NtlmProbe implements InsideProbe {

    private static final String LSA = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa";
    private static final String NTLM = LSA + "\\MSV1_0";

    @Override
    public String id() {
        return "access.ntlm";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(NtlmSettings.TYPE);
    }

    @Override
    public void collect(ProbeContext context) throws ProbeException, InterruptedException {
        context.shared(Inside.class).report(context, NtlmSettings.TYPE, NtlmProbe::settings);
    }

    private static Answer<NtlmSettings> settings(HostSession session) throws InterruptedException {
        Registry registry = session.registry();
        Answer<SettingValue> receiving = registry.value(NTLM, "RestrictReceivingNTLMTraffic");
        if (receiving instanceof Answer.None<SettingValue> none) {
            return none.map(value -> null);
        }
        Answer<SettingValue> sending = registry.value(NTLM, "RestrictSendingNTLMTraffic");
        if (sending instanceof Answer.None<SettingValue> none) {
            return none.map(value -> null);
        }
        return registry.value(LSA, "LmCompatibilityLevel").map(level -> new NtlmSettings(
                receiving.value().flatMap(NtlmProbe::number), sending.value().flatMap(NtlmProbe::number),
                number(level)));
    }

    /** Of a DWORD, [MS-DTYP] 2.2.9. What Windows makes of a value of another kind is not known. */
    private static Optional<Long> number(SettingValue value) {
        return value.kind().equals("REG_DWORD") && value.hex().length() == 2 * Integer.BYTES
                ? Optional.of(Long.parseLong(value.words())) : Optional.empty();
    }
}
