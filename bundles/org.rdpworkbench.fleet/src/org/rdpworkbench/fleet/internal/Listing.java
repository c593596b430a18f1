// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.report.JsonReport;
import org.rdpworkbench.report.LookWords;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.Contents;
import org.rdpworkbench.store.History;
import org.rdpworkbench.store.Host;
import picocli.CommandLine.Model.CommandSpec;

/** Lists hosts. Apart from its command, whose methods are read at every start with all the types in them. */
record Listing(String group, String tag, String format, CommandSpec spec) {

    private static final String SCHEMA = "rdpworkbench/hosts/1";
    /** What does not fit into its column moves those behind it; more than this would fill the terminal. */
    private static final int MOST = 80;
    private static final String LINE = "%-40s  %-24s  %-24s  %-24s  %s%n";

    /** A host, where it is, and what is known of it. */
    private record Row(Host host, List<String> groups, Optional<History.Entry> last) {}

    int run() {
        if (!List.of("text", "json").contains(format)) {
            throw OpenStore.bad(spec, "\"" + format + "\" is no format; there are text and json.");
        }
        OpenStore.withAll(spec, store -> {
            List<Row> rows = rows(store.inventory().contents(), store.history().latest());
            PrintWriter out = spec.commandLine().getOut();
            if (format.equals("json")) {
                out.print(json(rows));
            } else {
                text(rows, out);
            }
            out.flush();
        });
        return ExitState.OK;
    }

    private List<Row> rows(Contents contents, List<History.Entry> latest) {
        Map<Target, History.Entry> looks = new HashMap<>();
        latest.forEach(look -> looks.put(look.target(), look));
        Paths paths = new Paths(contents);
        return contents.hosts().stream().filter(host -> tag == null || host.tags().contains(tag))
                .map(host -> new Row(host, paths.of(host.group()), Optional.ofNullable(looks.get(host.target()))))
                .filter(row -> Paths.within(row.groups(), Paths.parse(group)))
                .sorted(Comparator.comparing((Row row) -> String.join("/", row.groups()))
                        .thenComparing(row -> row.host().shown())).toList();
    }

    private static void text(List<Row> all, PrintWriter out) {
        Instant now = Instant.now();
        List<Object[]> lines = new ArrayList<>();
        lines.add(new Object[] {"HOST", "NAME", "GROUP", "TAGS", "LAST LOOK"});
        all.forEach(row -> lines.add(new Object[] {Plain.escape(row.host().target().toString()),
            Plain.escape(row.host().name(), MOST), Plain.escape(String.join("/", row.groups()), MOST),
            Plain.escape(String.join(", ", row.host().tags()), MOST),
            row.last().map(look -> LookWords.of(look.verdict(), look.at(), now)).orElse("never")}));
        lines.forEach(line -> out.print(String.format(LINE, line).stripTrailing() + System.lineSeparator()));
    }

    private static String json(List<Row> all) {
        ObjectNode root = Json.mapper().createObjectNode().put("schema", SCHEMA);
        ArrayNode list = root.putArray("hosts");
        for (Row row : all) {
            Host host = row.host();
            ObjectNode node = list.addObject().put("host", host.target().host()).put("port", host.target().port())
                    .put("name", host.name());
            node.set("groups", Json.mapper().valueToTree(row.groups()));
            node.set("tags", Json.mapper().valueToTree(host.tags()));
            node.put("notes", host.notes());
            node.putNull("lastLook");
            row.last().ifPresent(look -> node.putObject("lastLook").put("verdict", look.verdict().name())
                    .put("at", look.at().toString()));
        }
        return JsonReport.print(root);
    }
}
