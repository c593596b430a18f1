// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.facts.ClientHellos;
import org.rdpworkbench.facts.ClientHellos.Hello;
import org.rdpworkbench.facts.ClientHellos.Shape;
import org.rdpworkbench.facts.HelloAnswer;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.TcpConnect;

/**
 * Sends ClientHellos that differ in one point each, and tells what the way and the host make of them. None of the
 * handshakes is completed: the ServerHello says enough. Before TLS 1.3 the certificate comes with it in clear, which
 * shows it also where the first look's handshake breaks before.
 */
@Component(service = Probe.class)
public final class HellosProbe implements Probe {

    @Override
    public String id() {
        return "network.hellos";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(ClientHellos.TYPE, ServerCertificate.TYPE);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(TcpConnect.TYPE, Negotiation.TYPE);
    }

    @Override
    public int connections() {
        return Shape.values().length;
    }

    @Override
    public boolean thorough() {
        return true;
    }

    @Override
    public void collect(ProbeContext context) throws InterruptedException {
        HelloSeries series = new HelloSeries(context);
        List<Hello> hellos = new ArrayList<>();
        for (Shape shape : Shape.values()) {
            ClientHello hello = hello(shape, context.target().host());
            Optional<HelloAnswer> answer = needless(shape, hellos) ? Optional.empty() : ask(series, shape, hello);
            if (answer.isPresent()) {
                hellos.add(new Hello(shape, hello.length(), answer.get()));
                context.observed(ClientHellos.TYPE, new ClientHellos(List.copyOf(hellos)));
            }
        }
        if (hellos.isEmpty()) {
            series.reportMissing(ClientHellos.TYPE);
            series.reportMissing(ServerCertificate.TYPE);
        } else {
            certificate(context, series);
        }
    }

    private static Optional<HelloAnswer> ask(HelloSeries series, Shape shape, ClientHello hello)
            throws InterruptedException {
        return shape == Shape.TLS_1_2 ? series.askForCertificates(hello) : series.ask(hello);
    }

    private static void certificate(ProbeContext context, HelloSeries series) {
        Certificates.read(series.certificates(), context.target().host()).ifPresentOrElse(
                read -> context.observed(ServerCertificate.TYPE, read),
                () -> context.missing(ServerCertificate.TYPE, Reason.PREREQUISITE,
                        "no ClientHello of TLS 1.2 brought a certificate that can be read", ClientHellos.TYPE));
    }

    /** Who was silent to the usual one will be silent to a longer one, and each silence takes long. */
    private static boolean needless(Shape shape, List<Hello> before) {
        return shape == Shape.LONG && new ClientHellos(before).to(Shape.WHOLE).filter(HelloAnswer::stalled).isPresent();
    }

    static ClientHello hello(Shape shape, String host) {
        return switch (shape) {
            case WHOLE -> ClientHello.of(TlsOffer.usual(host));
            case SPLIT -> ClientHello.of(TlsOffer.usual(host)).split();
            case TLS_1_2 -> ClientHello.of(TlsOffer.before13(host));
            case SHORT -> ClientHello.of(TlsOffer.brief());
            case LONG -> ClientHello.of(TlsOffer.padded(host));
            case HOPELESS -> ClientHello.of(TlsOffer.hopeless(host));
        };
    }
}
