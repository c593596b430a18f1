// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.facts.RestartSigns;
import org.rdpworkbench.facts.RestartSigns.Sign;
import org.rdpworkbench.facts.RestartSigns.Written;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.ClockReading;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Inside;
import org.rdpworkbench.host.InsideProbe;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.PendingRestart;
import org.rdpworkbench.host.PendingRestart.Marker;
import org.rdpworkbench.host.Registry;
import org.rdpworkbench.host.RegistryKey;

/**
 * Reads what speaks for a host that waits to be restarted: the usual signs, and settings of TLS that were written since
 * it was started. When it was started comes with the host's clock and needs no further right.
 */
@Component(service = Probe.class)
public final class RestartProbe implements InsideProbe {

    private static final String PROTOCOLS =
            "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols";
    /** The orders of cipher suites: of policies, and of the host itself. */
    private static final List<String> ORDERS = List.of(
            "HKLM\\SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002",
            "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Cryptography\\Configuration\\Local\\SSL\\00010002");
    /** What a protocol is called there. Other names are none, and host text besides. */
    private static final Pattern PROTOCOL = Pattern.compile("(SSL|TLS) [0-9]\\.[0-9]");
    private static final int MOST_PROTOCOLS = 20;

    @Override
    public String id() {
        return "host.restart";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(RestartSigns.TYPE);
    }

    @Override
    public void collect(ProbeContext context) throws ProbeException, InterruptedException {
        context.shared(Inside.class).report(context, RestartSigns.TYPE, RestartProbe::signs);
    }

    /** The clock comes last: it is on another pipe, and a host that does not tell it has its signs all the same. */
    private static Answer<RestartSigns> signs(HostSession session) throws InterruptedException {
        Answer<Set<Marker>> markers = PendingRestart.read(session);
        if (markers instanceof Answer.None<Set<Marker>> none) {
            return none.map(set -> null);
        }
        Answer<List<Written>> settings = tlsSettings(session.registry());
        if (settings instanceof Answer.None<List<Written>> none) {
            return none.map(list -> null);
        }
        Optional<Instant> started = session.clock().value().flatMap(ClockReading::startedAtTheLatest);
        List<Sign> signs = markers.value().orElseThrow().stream().map(RestartProbe::sign).sorted().toList();
        return settings.map(list -> new RestartSigns(signs, started, list));
    }

    private static Sign sign(Marker marker) {
        return switch (marker) {
            case SERVICING -> Sign.SERVICING;
            case WINDOWS_UPDATE -> Sign.WINDOWS_UPDATE;
            case FILE_RENAMES -> Sign.FILE_RENAMES;
            case COMPUTER_RENAME -> Sign.COMPUTER_RENAME;
        };
    }

    private static Answer<List<Written>> tlsSettings(Registry registry) throws InterruptedException {
        Answer<Optional<RegistryKey>> protocols = registry.key(PROTOCOLS);
        if (protocols instanceof Answer.None<Optional<RegistryKey>> none) {
            return none.map(key -> null);
        }
        Stream<String> servers = protocols.value().orElseThrow().stream().flatMap(key -> key.subkeys().stream())
                .filter(PROTOCOL.asMatchPredicate()).limit(MOST_PROTOCOLS)
                .map(name -> PROTOCOLS + "\\" + name + "\\Server");
        List<Written> written = new ArrayList<>();
        for (String path : Stream.concat(servers, ORDERS.stream()).toList()) {
            switch (registry.key(path)) {
                case Answer.None<Optional<RegistryKey>>(Obstacle obstacle, String call, String code) -> {
                    return Answer.none(obstacle, call, code);
                }
                case Answer.Value<Optional<RegistryKey>>(Optional<RegistryKey> key) ->
                        key.flatMap(RegistryKey::written).ifPresent(at -> written.add(new Written(path, at)));
            }
        }
        return Answer.of(List.copyOf(written));
    }
}
