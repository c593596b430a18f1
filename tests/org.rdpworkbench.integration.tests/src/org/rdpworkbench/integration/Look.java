// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rdpworkbench.core.run.CaseFormat;
import org.rdpworkbench.core.run.CaseFormatException;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Diagnosis.Ranked;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.run.Transcript;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.TlsHandshake;

/** A quick diagnosis of a host, with what must be true of every one of them, and sentences to say what is expected. */
final class Look {

    /** NTLMSSP and the type of an AUTHENTICATE message, in hex. */
    private static final String AUTHENTICATE = "4e544c4d5353500003000000";

    private final Run run;

    private Look(Run run) {
        this.run = run;
    }

    static Look at(Peer peer) throws CaseFormatException {
        return at(peer.address());
    }

    static Look at(InetSocketAddress address) throws CaseFormatException {
        return at(Target.of(address.getAddress().getHostAddress(), address.getPort()));
    }

    static Look at(Target target) throws CaseFormatException {
        Look look = new Look(Workbench.diagnostics().diagnose(Request.of(target), Progress.SILENT));
        look.minded();
        look.staysTheSame();
        return look;
    }

    /** At most two connections to an address, no logon, nothing broken on our side. */
    private void minded() {
        assertEquals(List.of(), diagnosis().problems());
        Map<String, Long> connections = run.record().transcripts().stream()
                .collect(Collectors.groupingBy(Transcript::remote, Collectors.counting()));
        assertTrue(connections.values().stream().allMatch(count -> count <= 2), connections::toString);
        assertFalse(sent().contains(AUTHENTICATE));
        assertFalse(chose(Negotiation.PROTOCOL_HYBRID) && !asked(Negotiation.PROTOCOL_HYBRID));
    }

    private boolean asked(long protocol) {
        return find(Negotiation.TYPE).stream().flatMap(n -> n.exchanges().stream())
                .anyMatch(exchange -> (exchange.requested() & protocol) != 0);
    }

    private String sent() {
        return run.record().transcripts().stream().flatMap(transcript -> transcript.entries().stream())
                .filter(entry -> entry.what().startsWith("sent")).map(Transcript.Entry::bytes)
                .collect(Collectors.joining());
    }

    /** The case, written, read and judged again, gives the same diagnosis. */
    private void staysTheSame() throws CaseFormatException {
        byte[] file = CaseFormat.write(List.of(run.record()));
        CaseRecord again = CaseFormat.read(file).getFirst();
        assertEquals(described(diagnosis()),
                described(Workbench.diagnostics().judge(again, Optional.empty())));
        assertEquals(List.of(), Workbench.diagnostics().judge(again, Optional.empty()).problems());
    }

    private static List<String> described(Diagnosis diagnosis) {
        List<String> lines = new ArrayList<>();
        lines.add(diagnosis.target() + " " + diagnosis.verdict() + " " + diagnosis.stage() + " "
                + diagnosis.summary() + " " + diagnosis.noneOfThese() + " " + diagnosis.next());
        diagnosis.ladder().forEach(rung -> lines.add(rung.toString()));
        diagnosis.causes().forEach(ranked -> lines.add(ranked.toString()));
        diagnosis.findings().forEach(finding -> lines.add(finding + " " + finding.values() + finding.missing()));
        diagnosis.evidence().forEach(piece -> lines.add(CaseFormat.write(piece).toString()));
        return lines;
    }

    Diagnosis diagnosis() {
        return run.diagnosis();
    }

    <F extends Record & Fact> Optional<F> find(FactType<F> type) {
        return run.record().find(type);
    }

    <F extends Record & Fact> F fact(FactType<F> type) {
        return find(type).orElseThrow(() -> new AssertionError("no " + type.id() + " in " + run.record().evidence()));
    }

    /** Whether any answer chose that protocol. */
    boolean chose(long protocol) {
        return find(Negotiation.TYPE).stream().flatMap(n -> n.exchanges().stream())
                .anyMatch(exchange -> exchange.chose(protocol));
    }

    /** The host is fine: nothing fails, nothing is worth a look. */
    Look isHealthy() {
        assertEquals(Verdict.PASS, diagnosis().verdict(), this::toString);
        assertEquals(Optional.empty(), diagnosis().stage(), this::toString);
        assertEquals(List.of(), diagnosis().causes(), this::toString);
        assertFalse(diagnosis().incomplete(), this::toString);
        return this;
    }

    /** Nothing fails, but that cause stands first as a warning. */
    Look warns(String cause) {
        assertEquals(Optional.empty(), diagnosis().stage(), this::toString);
        if (Workbench.knows(cause)) {
            assertEquals(Verdict.WARN, diagnosis().verdict(), this::toString);
            assertEquals(Verdict.WARN, first(cause).verdict(), this::toString);
        }
        return this;
    }

    /** That cause is worth a look, whatever else is. */
    Look warnsAlso(String cause) {
        if (Workbench.knows(cause)) {
            assertEquals(Verdict.WARN, diagnosis().finding(cause).orElseThrow().verdict(), this::toString);
        }
        return this;
    }

    /** The connection breaks there. */
    Look breaksAt(Stage stage) {
        assertEquals(Verdict.FAIL, diagnosis().verdict(), this::toString);
        assertEquals(Optional.of(stage), diagnosis().stage(), this::toString);
        return this;
    }

    /** That cause stands first and fails. */
    Look blames(String cause) {
        if (Workbench.knows(cause)) {
            assertEquals(Verdict.FAIL, first(cause).verdict(), this::toString);
        }
        return this;
    }

    /** No cause fails: there is nothing to blame, whatever was seen. */
    Look blamesNobody() {
        assertTrue(diagnosis().findings().stream().noneMatch(f -> f.verdict() == Verdict.FAIL), this::toString);
        return this;
    }

    /** The handshake ended in one of these ways. */
    Look tls(TlsHandshake.Outcome... outcomes) {
        assertTrue(List.of(outcomes).contains(fact(TlsHandshake.TYPE).outcome()), this::toString);
        return this;
    }

    private Ranked first(String cause) {
        assertFalse(diagnosis().causes().isEmpty(), this::toString);
        assertEquals(cause, diagnosis().causes().getFirst().cause().id(), this::toString);
        return diagnosis().causes().getFirst();
    }

    @Override
    public String toString() {
        return String.join("\n", described(diagnosis()));
    }
}
