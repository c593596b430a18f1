// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.privatekey;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.TlsHandshake;

/** The steps of the handshake, what this side saw of them, and what the host must do at each that cannot be seen. */
@Component(service = FigureSource.class)
public final class HandshakeFigure implements FigureSource {

    @Override
    public Set<String> causes() {
        return Set.of(PrivateKeyCheck.UNUSABLE.id());
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(Negotiation.TYPE.from(Vantage.HERE), TlsHandshake.TYPE.from(Vantage.HERE));
    }

    @Override
    public Optional<Figure> draw(Finding finding, CaseFile evidence) {
        return evidence.find(Negotiation.TYPE).flatMap(n -> n.rungs().stream().findFirst())
                .map(negotiation -> stack(negotiation, evidence.find(TlsHandshake.TYPE)));
    }

    private static Figure stack(Rung negotiation, Optional<TlsHandshake> tls) {
        Optional<Rung> handshake = tls.flatMap(t -> t.rungs().stream().findFirst());
        boolean completed = tls.filter(t -> t.outcome() == TlsHandshake.Outcome.COMPLETED).isPresent();
        Layer key = new Layer("Host opens its private key", completed ? "it did: the handshake completed"
                : "cannot be seen from outside", completed ? Tone.GOOD : Tone.MUTED);
        return new Figure.Stack("Where the private key is needed", List.of(
                new Layer("Client asks for a protocol", "X.224 connection request", Tone.GOOD),
                new Layer("Host chooses a protocol", words(negotiation), tone(negotiation)),
                new Layer("Client begins TLS", tls.isPresent() ? "ClientHello sent" : "not reached",
                        tls.isPresent() ? Tone.GOOD : Tone.MUTED),
                key,
                handshake.map(rung -> new Layer("Host answers", words(rung), tone(rung)))
                        .orElse(new Layer("Host answers", "not reached", Tone.MUTED))));
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
