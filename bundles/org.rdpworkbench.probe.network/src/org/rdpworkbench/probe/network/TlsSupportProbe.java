// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.tls.ProtocolVersion;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.facts.HelloAnswer;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.facts.TlsSupport;
import org.rdpworkbench.facts.TlsSupport.Version;
import org.rdpworkbench.protocol.tls.CipherSuiteName;

/**
 * Offers each TLS version alone, and then the suites of one that was accepted, again and again without those that the
 * host has chosen so far. None of the handshakes is completed.
 */
@Component(service = Probe.class)
public final class TlsSupportProbe implements Probe {

    private static final List<ProtocolVersion> VERSIONS =
            List.of(ProtocolVersion.TLSv13.downTo(ProtocolVersion.TLSv10));
    /** Beside the one suite that the version was accepted with; who has more is seen to have many. */
    private static final int MOST_FURTHER_SUITES = 12;
    private static final int BEFORE_WEAK = 6;

    @Override
    public String id() {
        return "network.tls-support";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(TlsSupport.TYPE);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(TcpConnect.TYPE, Negotiation.TYPE);
    }

    @Override
    public int connections() {
        return VERSIONS.size() + MOST_FURTHER_SUITES;
    }

    @Override
    public boolean thorough() {
        return true;
    }

    @Override
    public void collect(ProbeContext context) throws InterruptedException {
        HelloSeries series = new HelloSeries(context);
        List<Version> versions = versions(context, series);
        Optional<Version> asked = withSuitesToAskFor(versions);
        if (versions.isEmpty()) {
            series.reportMissing(TlsSupport.TYPE);
        } else if (asked.isPresent()) {
            suites(context, series, versions, asked.get());
        }
    }

    /** Hosts differ in the suites of TLS 1.2 and older; those of TLS 1.3 are few and all good. */
    private static Optional<Version> withSuitesToAskFor(List<Version> versions) {
        List<Version> accepted = versions.stream().filter(Version::accepted).toList();
        return accepted.stream().filter(version -> !version.version().equals(name(ProtocolVersion.TLSv13)))
                .findFirst().or(() -> accepted.stream().findFirst());
    }

    private static String name(ProtocolVersion version) {
        return version.getName().replace("TLS ", "TLSv");
    }

    private static List<Version> versions(ProbeContext context, HelloSeries series) throws InterruptedException {
        List<Version> versions = new ArrayList<>();
        for (ProtocolVersion version : VERSIONS) {
            Optional<HelloAnswer> answer = mute(versions) ? Optional.empty()
                    : series.ask(ClientHello.of(TlsOffer.only(version, context.target().host())));
            if (answer.isPresent()) {
                versions.add(new Version(name(version), answer.get()));
                context.observed(TlsSupport.TYPE,
                        compared(List.copyOf(versions), List.of(), Optional.empty(), false));
            }
        }
        return List.copyOf(versions);
    }

    /** A host that was silent to the two newest versions will not speak to older ones, and each silence takes long. */
    private static boolean mute(List<Version> versions) {
        return versions.size() >= 2 && versions.stream()
                .allMatch(version -> version.answer().outcome().equals(Optional.of(Outcome.STALLED)));
    }

    /** The weak ones are asked for early: hosts choose them last, and people want to know of them first. */
    private static void suites(ProbeContext context, HelloSeries series, List<Version> versions, Version of)
            throws InterruptedException {
        ProtocolVersion version = VERSIONS.stream().filter(v -> name(v).equals(of.version())).findFirst()
                .orElseThrow();
        TlsOffer offer = TlsOffer.only(version, context.target().host());
        SuiteSearch search = new SuiteSearch(series, of, MOST_FURTHER_SUITES, found -> context.observed(
                TlsSupport.TYPE, compared(versions, found, Optional.of(of.version()), false)));
        boolean all = search.in(offer, BEFORE_WEAK)
                || search.in(offer.weak(), MOST_FURTHER_SUITES) && search.in(offer.strong(), MOST_FURTHER_SUITES);
        context.observed(TlsSupport.TYPE, compared(versions, search.found(), Optional.of(of.version()), all));
    }

    /** With those of the accepted suites that the first look does not offer. */
    private static TlsSupport compared(List<Version> versions, List<String> suites, Optional<String> of, boolean all) {
        Set<String> offered = TlsSuites.usual().stream().map(CipherSuiteName::of).collect(Collectors.toSet());
        List<String> unoffered = Stream.concat(versions.stream().flatMap(v -> v.answer().suite().stream()),
                suites.stream()).distinct().filter(suite -> !offered.contains(suite)).toList();
        return new TlsSupport(versions, suites, of, all, Optional.of(unoffered));
    }
}
