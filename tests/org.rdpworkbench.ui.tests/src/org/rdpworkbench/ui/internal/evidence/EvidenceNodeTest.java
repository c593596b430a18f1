// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.run.Transcript;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Source;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;

/** However much there is, only so many lines are made of it. */
class EvidenceNodeTest {

    private static final int COUNT = EvidenceNode.MOST + 7;

    @Test
    void longListsAndObjectsAreCut() {
        ArrayNode list = Json.mapper().createArrayNode();
        ObjectNode object = Json.mapper().createObjectNode();
        for (int i = 0; i < COUNT; i++) {
            list.add(i);
            object.put("n" + i, i);
        }
        ObjectNode fact = Json.mapper().createObjectNode();
        fact.set("list", list);
        fact.set("object", object);
        EvidenceKey key = new EvidenceKey("a.B", Vantage.HERE);
        Evidence seen = new Evidence.Observed(key, 1, fact, Source.engine(Instant.EPOCH));
        List<EvidenceNode> parts = roots(Map.of(key, seen), List.of()).getFirst().children();
        assertEquals(List.of("list", "object", "source"), parts.stream().map(EvidenceNode::name).toList());
        assertCut(parts.get(0).children());
        assertCut(parts.get(1).children());
    }

    @Test
    void manyPiecesOfEvidenceAreCut() {
        Map<EvidenceKey, Evidence> all = new HashMap<>();
        for (int i = 0; i < COUNT; i++) {
            EvidenceKey key = new EvidenceKey("a.B" + i, Vantage.HERE);
            all.put(key, new Evidence.Observed(key, 1, Json.mapper().createObjectNode(), Source.engine(Instant.EPOCH)));
        }
        assertCut(roots(all, List.of()));
        all.replaceAll((key, piece) -> new Evidence.Missing(key, Reason.TIMED_OUT, "", Optional.empty(),
                piece.source()));
        assertCut(roots(all, List.of()).getFirst().children());
    }

    @Test
    void longTranscriptsAreCut() {
        Transcript transcript = new Transcript("p", "r", Instant.EPOCH,
                Collections.nCopies(COUNT, new Transcript.Entry(1, "sent", "00")));
        List<EvidenceNode> all = roots(Map.of(), Collections.nCopies(COUNT, transcript)).getFirst().children();
        assertCut(all);
        assertCut(all.getFirst().children());
    }

    @Test
    void aMessageInTwoPiecesStandsWhereItBegins() {
        List<EvidenceNode> pieces = roots(Map.of(), List.of(new Transcript("p", "r", Instant.EPOCH, List.of(
                new Transcript.Entry(1, "received", "030000130ed0000012"),
                new Transcript.Entry(2, "received", "34000200080002000000"),
                new Transcript.Entry(3, "closed by the peer", ""))))).getFirst().children().getFirst().children();
        assertEquals(List.of("received 9 bytes: X.224 Connection Confirm",
                "received 10 bytes, the message before goes on", "closed by the peer"),
                pieces.stream().map(EvidenceNode::value).toList());
        EvidenceNode confirm = pieces.getFirst().children().getFirst();
        EvidenceNode chosen = confirm.children().getLast().children().getLast();
        assertEquals("selectedProtocol", chosen.name());
        assertEquals("0x00000002 HYBRID", chosen.value());
        assertEquals(15, chosen.bytes().orElseThrow().from());
        assertEquals(19, chosen.bytes().orElseThrow().message().length);
    }

    @Test
    void whatIsNoHexIsShownAsItIs() {
        EvidenceNode entry = roots(Map.of(), List.of(new Transcript("p", "r", Instant.EPOCH,
                List.of(new Transcript.Entry(1, "sent", "\u202exyz"))))).getFirst().children().getFirst().children()
                .getFirst();
        assertEquals("sent \\u{202e}xyz", entry.value());
        assertFalse(entry.bytes().isPresent());
    }

    @Test
    void aLongValueIsCutInItsLineAndWholeWhenItIsCopied() {
        ObjectNode fact = Json.mapper().createObjectNode();
        fact.put("subject", "\u0007" + "x".repeat(1 << 20));
        EvidenceKey key = new EvidenceKey("a.B", Vantage.HERE);
        EvidenceNode subject = roots(Map.of(key, new Evidence.Observed(key, 1, fact, Source.engine(Instant.EPOCH))),
                List.of()).getFirst().children().getFirst();
        assertTrue(subject.value().length() < 2_100);
        assertEquals("\\u{7}".length() + (1 << 20), subject.wholeValue().length());
    }

    private static List<EvidenceNode> roots(Map<EvidenceKey, Evidence> evidence, List<Transcript> transcripts) {
        return new CaseNodes(new CaseRecord(Target.parse("127.0.0.1"), Optional.empty(), Instant.EPOCH, evidence,
                transcripts), new Texts(Map.of())).roots();
    }

    private static void assertCut(List<EvidenceNode> lines) {
        assertEquals(EvidenceNode.MOST + 1, lines.size());
        assertEquals("7 more are in the case file", lines.getLast().value());
    }
}
