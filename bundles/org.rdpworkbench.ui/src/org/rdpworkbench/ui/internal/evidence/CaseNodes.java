// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Source;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.report.Words;
import org.rdpworkbench.ui.internal.Milliseconds;

/**
 * A case as lines of a tree, also facts of plugins that are not installed here: what was seen in the order in which it
 * was looked at, then what was not seen, then what went over the wire.
 *
 * @param texts of the plugins that the case was judged with
 */
record CaseNodes(CaseRecord record, Texts texts) {

    private static final Comparator<Evidence> BY_TIME = Comparator.comparing((Evidence piece) -> piece.source().at())
            .thenComparingDouble(piece -> piece.source().millis());

    List<EvidenceNode> roots() {
        List<EvidenceNode> roots = new ArrayList<>(seen());
        List<Evidence> missing = all(Evidence.Missing.class);
        if (!missing.isEmpty()) {
            roots.add(notSeen(missing));
        }
        if (!record.transcripts().isEmpty()) {
            roots.add(TranscriptNodes.of(record.transcripts()));
        }
        return roots;
    }

    private List<Evidence> all(Class<? extends Evidence> kind) {
        return record.evidence().values().stream().filter(kind::isInstance).map(Evidence.class::cast).sorted(BY_TIME)
                .toList();
    }

    private List<EvidenceNode> seen() {
        List<EvidenceNode> nodes = new ArrayList<>();
        List<Evidence> seen = all(Evidence.Observed.class);
        for (Evidence piece : seen) {
            if (nodes.size() == EvidenceNode.MOST) {
                nodes.add(new EvidenceNode(Optional.empty(), "more", "\u2026",
                        seen.size() - EvidenceNode.MOST + " more are in the case file"));
                break;
            }
            nodes.add(node(Optional.empty(), piece));
        }
        return nodes;
    }

    private EvidenceNode notSeen(List<Evidence> missing) {
        return new EvidenceNode(Optional.empty(), "not seen", "not seen", pieces(missing.size(), "piece", "pieces"))
                .with(group -> group.capped(missing, missing.size(), (at, piece) -> node(Optional.of(group), piece)));
    }

    static String pieces(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    private EvidenceNode node(Optional<EvidenceNode> parent, Evidence evidence) {
        String name = Words.evidence(evidence.key(), texts);
        EvidenceNode node = new EvidenceNode(parent, "evidence " + evidence.key(), name, switch (evidence) {
            case Evidence.Observed observed -> "seen";
            case Evidence.Missing missing -> missing(missing);
        });
        return node.of(evidence.key()).with(above -> switch (evidence) {
            case Evidence.Observed observed -> {
                List<EvidenceNode> all = new ArrayList<>(children(above, observed.tree()));
                all.add(source(above, observed.key(), observed.source()));
                yield all;
            }
            case Evidence.Missing missing -> List.of(source(above, missing.key(), missing.source()));
        });
    }

    private String missing(Evidence.Missing missing) {
        String because = missing.because().map(key -> "for want of: " + Words.evidence(key, texts)).orElse("");
        String detail = missing.detail().isBlank() ? because : missing.detail();
        return Words.reason(missing.reason()) + (detail.isEmpty() ? "" : ": " + detail);
    }

    private static EvidenceNode source(EvidenceNode parent, EvidenceKey key, Source source) {
        String probe = source.probe() + (source.version().isEmpty() ? "" : " " + source.version());
        String at = source.at().truncatedTo(ChronoUnit.MILLIS).toString();
        String took = Milliseconds.words(source.millis());
        return parent.leaf("source", "source", at + ", " + took + ", " + probe).with(above -> List.of(
                above.leaf("probe", "looked at by", probe),
                above.leaf("vantage", "seen from", vantage(key.vantage())),
                above.leaf("at", "began", at),
                above.leaf("took", "took", took)));
    }

    private static String vantage(Vantage vantage) {
        return switch (vantage) {
            case HERE -> "this machine";
            case INSIDE -> "inside the host";
            case CLIENT -> "the client";
        };
    }

    private static EvidenceNode json(EvidenceNode parent, String step, String name, JsonNode json) {
        if (!json.isContainerNode()) {
            return parent.leaf(step, name, json.isNull() || json.asText().isEmpty() ? "\u2013" : json.asText());
        }
        EvidenceNode node = parent.leaf(step, name, json.isObject() ? "" : json.isEmpty() ? "none"
                : pieces(json.size(), "entry", "entries"));
        return json.isEmpty() ? node : node.with(above -> children(above, json));
    }

    private static List<EvidenceNode> children(EvidenceNode parent, JsonNode json) {
        if (json.isObject()) {
            return parent.capped(json.properties(), json.size(), (at, field) ->
                    json(parent, field.getKey(), spaced(field.getKey()), field.getValue()));
        }
        return json.isArray() ? parent.capped(json, json.size(), (at, item) ->
                json(parent, String.valueOf(at), String.valueOf(at + 1), item))
                : List.of(json(parent, "value", "value", json));
    }

    /** {@code notAfter} as {@code not after}; an abbreviation stays in one piece. */
    private static String spaced(String key) {
        return key.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
