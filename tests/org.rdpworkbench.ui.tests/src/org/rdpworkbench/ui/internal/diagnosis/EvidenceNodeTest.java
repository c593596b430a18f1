// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.core.run.Transcript;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Source;
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
        Evidence seen = new Evidence.Observed(new EvidenceKey("a.B", Vantage.HERE), 1, fact,
                Source.engine(Instant.EPOCH));
        List<EvidenceNode> parts = EvidenceNode.of(seen).children();
        assertEquals(List.of("list", "object", "looked at by"), parts.stream().map(EvidenceNode::name).toList());
        assertCut(parts.get(0).children());
        assertCut(parts.get(1).children());
        assertCut(EvidenceNode.ofAll(Collections.nCopies(COUNT, seen)));
    }

    @Test
    void longTranscriptsAreCut() {
        Transcript transcript = new Transcript("p", "r", Instant.EPOCH,
                Collections.nCopies(COUNT, new Transcript.Entry(1, "sent", "00")));
        List<EvidenceNode> all = EvidenceNode.ofTranscripts(Collections.nCopies(COUNT, transcript));
        assertCut(all);
        assertCut(all.getFirst().children());
    }

    private static void assertCut(List<EvidenceNode> lines) {
        assertEquals(EvidenceNode.MOST + 1, lines.size());
        assertEquals("7 more are in the case file", lines.getLast().value());
    }
}
