// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.privatekey;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.Figure.Layer;
import org.rdpworkbench.core.spi.Figure.Tone;
import org.rdpworkbench.core.spi.FigureSource;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.KeyAccess;
import org.rdpworkbench.facts.KeyFolder;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.SchannelEvents;
import org.rdpworkbench.facts.TlsHandshake;

/** The steps of the handshake, what this side saw of them, and what the host must do at each that cannot be seen. */
@Component(service = FigureSource.class)
public final class HandshakeFigure implements FigureSource {

    @Override
    public Set<String> causes() {
        return Set.of(PrivateKeyCheck.UNUSABLE.id(), FolderReplacedCheck.REPLACED.id());
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(Negotiation.TYPE.from(Vantage.HERE), TlsHandshake.TYPE.from(Vantage.HERE),
                SchannelEvents.TYPE.from(Vantage.INSIDE), KeyAccess.TYPE.from(Vantage.INSIDE),
                KeyFolder.TYPE.from(Vantage.INSIDE));
    }

    @Override
    public Optional<Figure> draw(Finding finding, CaseFile evidence) {
        return evidence.find(Negotiation.TYPE).flatMap(n -> n.rungs().stream().findFirst())
                .map(negotiation -> stack(negotiation, evidence.find(TlsHandshake.TYPE), keys(evidence)));
    }

    /** What becomes of the key, and what else is known of the folder in which it lies. */
    private static List<Layer> keys(CaseFile evidence) {
        Optional<KeyFolder> folder = evidence.find(KeyFolder.TYPE, Vantage.INSIDE);
        Optional<Layer> aside = folder.filter(there -> !there.putAside().isEmpty()).map(there -> new Layer(
                "Folder of machine keys", "came in place of " + there.putAside().getFirst().name(), Tone.WARN));
        Optional<Layer> orphans = folder.flatMap(KeyFolder::orphans).filter(count -> count > 0).map(count -> new Layer(
                "Key files of another machine", count + " beside it, left by a copy; no fault", Tone.MUTED));
        return Stream.of(Optional.of(key(evidence)), aside, orphans).flatMap(Optional::stream).toList();
    }

    /** Whoever knows best is asked first: the handshake itself, then the host's log, then the file. */
    private static Layer key(CaseFile evidence) {
        Optional<KeyAccess> access = evidence.find(KeyAccess.TYPE, Vantage.INSIDE);
        if (evidence.find(TlsHandshake.TYPE).filter(t -> t.outcome() == TlsHandshake.Outcome.COMPLETED).isPresent()) {
            return key("it did: the handshake completed", Tone.GOOD);
        }
        if (evidence.find(SchannelEvents.TYPE, Vantage.INSIDE).filter(SchannelEvents::keyNotAccessible).isPresent()) {
            return key("it could not: Schannel 36870 at that moment", Tone.BAD);
        }
        if (access.filter(KeyAccess::gone).isPresent()) {
            return key("the file of the key is not there", Tone.BAD);
        }
        return access.map(file -> file.serviceReads() ? key("its file can be read by the service", Tone.PLAIN)
                : key("the service may not read its file", Tone.BAD))
                .orElseGet(() -> key("cannot be seen from outside", Tone.MUTED));
    }

    private static Layer key(String outcome, Tone tone) {
        return new Layer("Host opens its private key", outcome, tone);
    }

    private static Figure stack(Rung negotiation, Optional<TlsHandshake> tls, List<Layer> keys) {
        Optional<Rung> handshake = tls.flatMap(t -> t.rungs().stream().findFirst());
        List<Layer> before = List.of(
                new Layer("Client asks for a protocol", "X.224 connection request", Tone.GOOD),
                new Layer("Host chooses a protocol", words(negotiation), tone(negotiation)),
                new Layer("Client begins TLS", tls.isPresent() ? "ClientHello sent" : "not reached",
                        tls.isPresent() ? Tone.GOOD : Tone.MUTED));
        Layer after = handshake.map(rung -> new Layer("Host answers", words(rung), tone(rung)))
                .orElse(new Layer("Host answers", "not reached", Tone.MUTED));
        return new Figure.Stack("Where the private key is needed",
                Stream.of(before, keys, List.of(after)).flatMap(List::stream).toList());
    }

    private static String words(Rung rung) {
        return String.format(Locale.ROOT, "%s, after %.0f ms", rung.outcome(), rung.millis());
    }

    private static Tone tone(Rung rung) {
        return switch (rung.state()) {
            case PASSED -> Tone.GOOD;
            case REMARKABLE -> Tone.WARN;
            case BROKEN -> Tone.BAD;
        };
    }
}
