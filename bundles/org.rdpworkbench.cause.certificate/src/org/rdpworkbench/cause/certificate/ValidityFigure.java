// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.Figure.Mark;
import org.rdpworkbench.core.spi.Figure.Span;
import org.rdpworkbench.core.spi.Figure.Tone;
import org.rdpworkbench.core.spi.FigureSource;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ClockSkew;
import org.rdpworkbench.facts.ReferenceClocks;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.ServerCertificate.Certificate;

/** When the certificates of the chain are valid, and where the clocks stand. */
@Component(service = FigureSource.class)
public final class ValidityFigure implements FigureSource {

    /** Clocks nearer to each other than this are one mark, or their labels would cover each other. */
    private static final double APART_SECONDS = 60;

    @Override
    public Set<String> causes() {
        return Set.of(CertificateCheck.EXPIRED.id(), CertificateCheck.NOT_YET_VALID.id(), WeaknessCheck.WEAK.id(),
                CertificateCheck.WRONG_USAGE.id(), CertificateCheck.NAME_MISMATCH.id());
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(ServerCertificate.TYPE.from(Vantage.HERE), ClockSkew.TYPE.from(Vantage.HERE),
                ReferenceClocks.TYPE.from(Vantage.HERE));
    }

    @Override
    public Optional<Figure> draw(Finding finding, CaseFile evidence) {
        return evidence.find(ServerCertificate.TYPE).map(server -> timeline(server, evidence));
    }

    private static Figure timeline(ServerCertificate server, CaseFile evidence) {
        List<Span> spans = server.chain().stream().map(certificate -> span(certificate, evidence)).toList();
        List<Mark> marks = new ArrayList<>();
        marks.add(new Mark("this machine's clock", evidence.began(), Tone.PLAIN));
        evidence.find(ClockSkew.TYPE).map(ClockSkew::seconds).filter(ValidityFigure::apart)
                .ifPresent(seconds -> marks.add(mark("the host's clock", seconds, Tone.WARN, evidence)));
        evidence.find(ReferenceClocks.TYPE).flatMap(ReferenceClocks::median).map(ReferenceClocks.Clock::seconds)
                .filter(ValidityFigure::apart)
                .ifPresent(seconds -> marks.add(mark("a third clock", seconds, Tone.MUTED, evidence)));
        return new Figure.Timeline("Validity of the certificate", spans, List.copyOf(marks));
    }

    private static boolean apart(double seconds) {
        return Math.abs(seconds) > APART_SECONDS;
    }

    private static Mark mark(String label, double seconds, Tone tone, CaseFile evidence) {
        return new Mark(label, evidence.began().plusMillis(Math.round(seconds * 1_000)), tone);
    }

    private static Span span(Certificate certificate, CaseFile evidence) {
        boolean valid = !evidence.began().isBefore(certificate.notBefore())
                && !evidence.began().isAfter(certificate.notAfter());
        return new Span(certificate.subject(), certificate.notBefore(), certificate.notAfter(),
                valid ? Tone.GOOD : Tone.WARN);
    }
}
