// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rdpworkbench.core.repair.Weakening;
import org.rdpworkbench.core.run.CaseFormat;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Verdict;

/**
 * Diagnoses as JSON, schema {@code rdpworkbench/diagnosis/1}: fields are added and never renamed. Always English, and
 * always ASCII, so that it is valid UTF-8 in every locale and harmless on a terminal.
 */
public final class JsonReport {

    /** The schema of diagnoses. */
    public static final String SCHEMA = "rdpworkbench/diagnosis/1";

    /** All above is escaped: DEL, which Jackson takes for text, and what is not ASCII. */
    private static final int LAST_PRINTED = '~';
    private static final ObjectWriter PRINTER = Json.mapper().writerWithDefaultPrettyPrinter()
            .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private final Texts texts;

    /** @param texts of the installed plugins */
    public JsonReport(Texts texts) {
        this.texts = texts;
    }

    /** All diagnoses as one document, with a line break at the end. */
    public String write(List<Diagnosis> diagnoses) {
        StringWriter out = new StringWriter();
        try {
            write(diagnoses, out);
        } catch (IOException e) {
            throw new IllegalStateException("plain JSON nodes cannot be written", e);
        }
        return out.toString();
    }

    /** The same one by one: thousands of hosts are more than memory holds as a tree and as a text. */
    public void write(List<Diagnosis> diagnoses, Writer out) throws IOException {
        hosts(() -> diagnoses.stream().map(diagnosis -> new Illustrated(diagnosis, Optional.empty())).iterator(), out);
    }

    /** The same with what is told beside them, but for figures. */
    void hosts(Iterable<Illustrated> hosts, Writer out) throws IOException {
        try (JsonGenerator json = PRINTER.createGenerator(out)) {
            json.setHighestNonEscapedChar(LAST_PRINTED);
            json.writeStartObject();
            json.writeStringField("schema", SCHEMA);
            json.writeArrayFieldStart("diagnoses");
            for (Illustrated host : hosts) {
                ObjectNode node = tree(host.diagnosis());
                weakened(node.putArray("weakened"), host.weakened());
                json.writeTree(node);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.write("\n");
    }

    /** A document in ASCII, with a line break at the end. */
    public static String print(JsonNode root) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = PRINTER.createGenerator(out)) {
            json.setHighestNonEscapedChar(LAST_PRINTED);
            json.writeTree(root);
        } catch (IOException e) {
            throw new IllegalStateException("plain JSON nodes cannot be written", e);
        }
        return out + "\n";
    }

    /** One diagnosis. */
    public ObjectNode tree(Diagnosis diagnosis) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.putObject("target").put("host", diagnosis.target().host()).put("port", diagnosis.target().port());
        node.put("symptom", diagnosis.symptom().orElse(null));
        node.put("verdict", diagnosis.verdict().name());
        node.put("stage", diagnosis.stage().map(Stage::name).orElse(null));
        node.put("summary", diagnosis.summary());
        ladder(node.putArray("ladder"), diagnosis);
        causes(node.putArray("causes"), diagnosis);
        node.put("noneOfThese", diagnosis.noneOfThese());
        ArrayNode findings = node.putArray("findings");
        diagnosis.findings().forEach(finding -> finding(findings.addObject(), finding, observed(diagnosis)));
        ArrayNode evidence = node.putArray("evidence");
        diagnosis.evidence().forEach(piece -> evidence.add(CaseFormat.write(piece)));
        next(node, diagnosis.next());
        JsonPlans.write(diagnosis.plans(), texts, node.putArray("plans"));
        if (!diagnosis.refusals().isEmpty()) {
            JsonPlans.refused(diagnosis.refusals(), texts, node.putArray("refusals"));
        }
        if (diagnosis.verdict() == Verdict.NOT_REPRODUCED) {
            ArrayNode blind = node.putArray("blindSpots");
            BlindSpots.of(diagnosis).forEach(blind::add);
        }
        node.put("incomplete", diagnosis.incomplete());
        ArrayNode problems = node.putArray("problems");
        diagnosis.problems().forEach(problems::add);
        return node;
    }

    private static void weakened(ArrayNode list, List<Weakening> weakened) {
        weakened.forEach(one -> list.addObject().put("repair", one.repair()).put("target", one.target().toString())
                .put("cause", one.cause()).put("what", one.what()).put("since", one.since().toString())
                .put("until", one.until().toString()).put("overdue", one.overdue(LocalDate.now())));
    }

    private static void ladder(ArrayNode ladder, Diagnosis diagnosis) {
        diagnosis.ladder().forEach(rung -> ladder.addObject().put("stage", rung.stage().name())
                .put("outcome", rung.outcome()).put("millis", rung.millis()).put("state", rung.state().name()));
    }

    private void causes(ArrayNode causes, Diagnosis diagnosis) {
        diagnosis.causes().forEach(ranked -> causes.addObject().put("id", ranked.cause().id())
                .put("stage", ranked.cause().stage().name()).put("title", texts.text(ranked.cause().id() + ".title"))
                .put("share", ranked.share()).put("verdict", ranked.verdict().name())
                .put("consequence", ranked.consequence()));
    }

    private static Set<EvidenceKey> observed(Diagnosis diagnosis) {
        return diagnosis.evidence().stream().filter(Evidence.Observed.class::isInstance).map(Evidence::key)
                .collect(Collectors.toSet());
    }

    private void finding(ObjectNode node, Finding finding, Set<EvidenceKey> observed) {
        node.put("cause", finding.cause().id()).put("verdict", finding.verdict().name());
        ArrayNode indications = node.putArray("indications");
        finding.held().forEach(held -> indication(indications.addObject(), held, observed));
        ArrayNode missing = node.putArray("missing");
        finding.missing().forEach(key -> missing.add(key.toString()));
        node.set("values", Json.mapper().valueToTree(finding.values()));
    }

    private void indication(ObjectNode node, Finding.Held held, Set<EvidenceKey> observed) {
        Indication indication = held.indication();
        node.put("key", indication.key()).put("for", indication.supports())
                .put("strength", indication.strength().name());
        node.set("values", Json.mapper().valueToTree(held.values()));
        ArrayNode because = node.putArray("because");
        indication.evidence().stream().filter(observed::contains).forEach(key -> because.add(key.toString()));
        node.put("text", texts.text(indication.key(), Plain.escape(held.values())));
    }

    private static void next(ObjectNode node, Optional<Diagnosis.NextProbe> next) {
        node.putNull("next");
        next.ifPresent(look -> node.putObject("next").put("probe", look.probe().orElse(null)).put("why", look.why()));
    }
}
