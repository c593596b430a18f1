// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.rdpworkbench.core.run.Transcript;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.Source;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.report.Words;

/** A line of the evidence tree. Its texts are escaped; its children are made when they are asked for. */
final class EvidenceNode {

    /** The most children that are shown of one node; a case file may hold any number. */
    static final int MOST = 1_000;

    private final String path;
    private final String name;
    private final String value;
    private final boolean hasChildren;
    private final Supplier<List<EvidenceNode>> children;

    private EvidenceNode(String path, String name, String value, boolean hasChildren,
            Supplier<List<EvidenceNode>> children) {
        this.path = path;
        this.name = Plain.escape(name, Plain.MOST_VALUE);
        this.value = Plain.escape(value);
        this.hasChildren = hasChildren;
        this.children = children;
    }

    static EvidenceNode of(Evidence evidence) {
        String path = evidence.key().toString();
        String name = Words.evidence(evidence.key());
        return switch (evidence) {
            case Evidence.Observed observed -> new EvidenceNode(path, name, "seen", true, () -> {
                List<EvidenceNode> all = new ArrayList<>(children(path, observed.tree()));
                all.add(source(path, observed.source()));
                return all;
            });
            case Evidence.Missing missing -> new EvidenceNode(path, name, missing(missing), true,
                    () -> List.of(source(path, missing.source())));
        };
    }

    /** All evidence in that order. */
    static List<EvidenceNode> ofAll(List<Evidence> evidence) {
        return capped("evidence", evidence, evidence.size(), (at, piece) -> of(piece));
    }

    private static String missing(Evidence.Missing missing) {
        String because = missing.because().map(key -> "for want of: " + Words.evidence(key)).orElse("");
        String detail = missing.detail().isBlank() ? because : missing.detail();
        return "not seen: " + Words.reason(missing.reason()) + (detail.isEmpty() ? "" : " (" + detail + ")");
    }

    private static EvidenceNode source(String path, Source source) {
        String version = source.version().isEmpty() ? "" : " " + source.version();
        return leaf(path + "/source", "looked at by", source.probe() + version + ", "
                + source.at().truncatedTo(ChronoUnit.MILLIS) + ", " + LadderPainter.millis(source.millis()));
    }

    /** Every connection with what was sent and received. */
    static List<EvidenceNode> ofTranscripts(List<Transcript> transcripts) {
        return capped("transcripts", transcripts, transcripts.size(), (at, transcript) -> {
            String path = "transcript " + at;
            return new EvidenceNode(path, "transcript", transcript.remote() + ", " + transcript.probe() + ", "
                    + transcript.at().truncatedTo(ChronoUnit.MILLIS), true, () -> entries(path, transcript));
        });
    }

    private static List<EvidenceNode> entries(String path, Transcript transcript) {
        return capped(path, transcript.entries(), transcript.entries().size(), (at, entry) -> leaf(path + "/" + at,
                LadderPainter.millis(entry.millis()), entry.what() + " " + entry.bytes()));
    }

    private static EvidenceNode leaf(String path, String name, String value) {
        return new EvidenceNode(path, name, value, false, List::of);
    }

    private static EvidenceNode of(String path, String name, JsonNode json) {
        if (!json.isContainerNode()) {
            return leaf(path, name, json.isNull() || json.asText().isEmpty() ? "\u2013" : json.asText());
        }
        String count = json.isObject() ? "" : json.isEmpty() ? "none" : json.size() + (json.size() == 1 ? " entry"
                : " entries");
        return new EvidenceNode(path, name, count, !json.isEmpty(), () -> children(path, json));
    }

    private static List<EvidenceNode> children(String path, JsonNode json) {
        if (json.isObject()) {
            return capped(path, json.properties(), json.size(), (at, field) ->
                    of(path + "/" + field.getKey(), spaced(field.getKey()), field.getValue()));
        }
        return json.isArray() ? capped(path, json, json.size(), (at, item) ->
                of(path + "/" + at, String.valueOf(at + 1), item)) : List.of(of(path + "/", "value", json));
    }

    /** No node is made of what is not shown. */
    private static <T> List<EvidenceNode> capped(String path, Iterable<T> items, int count,
            BiFunction<Integer, T, EvidenceNode> node) {
        List<EvidenceNode> some = new ArrayList<>();
        for (T item : items) {
            if (some.size() == MOST) {
                some.add(leaf(path + "/more", "\u2026", count - MOST + " more are in the case file"));
                break;
            }
            some.add(node.apply(some.size(), item));
        }
        return some;
    }

    /** {@code notAfter} as {@code not after}; an abbreviation stays in one piece. */
    private static String spaced(String key) {
        return key.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    String name() {
        return name;
    }

    String value() {
        return value;
    }

    boolean hasChildren() {
        return hasChildren;
    }

    List<EvidenceNode> children() {
        return children.get();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EvidenceNode node && node.path.equals(path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }
}
