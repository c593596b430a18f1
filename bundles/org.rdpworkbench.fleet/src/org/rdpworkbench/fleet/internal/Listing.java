// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.report.JsonReport;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.Contents;
import org.rdpworkbench.store.Host;
import picocli.CommandLine.Model.CommandSpec;

/** Lists hosts. Apart from its command, whose methods are read at every start with all the types in them. */
record Listing(String group, String tag, String format, CommandSpec spec) {

    private static final String SCHEMA = "rdpworkbench/hosts/1";
    private static final String LINE = "%-40s  %-24s  %-24s  %s%n";

    int run() {
        if (!List.of("text", "json").contains(format)) {
            throw OpenStore.bad(spec, "\"" + format + "\" is no format; there are text and json.");
        }
        OpenStore.with(spec, inventory -> {
            Contents contents = inventory.contents();
            Paths paths = new Paths(contents);
            List<Host> wanted = contents.hosts().stream().filter(host -> tag == null || host.tags().contains(tag))
                    .filter(host -> Paths.within(paths.of(host.group()), Paths.parse(group)))
                    .sorted(Comparator.comparing((Host host) -> String.join("/", paths.of(host.group())))
                            .thenComparing(Host::shown)).toList();
            PrintWriter out = spec.commandLine().getOut();
            if (format.equals("json")) {
                out.print(json(wanted, paths));
            } else {
                text(wanted, paths, out);
            }
            out.flush();
        });
        return ExitState.OK;
    }

    private static void text(List<Host> hosts, Paths paths, PrintWriter out) {
        List<Object[]> rows = new ArrayList<>();
        rows.add(new Object[] {"HOST", "NAME", "GROUP", "TAGS"});
        hosts.forEach(host -> rows.add(new Object[] {Plain.escape(host.target().toString()), Plain.escape(host.name()),
            Plain.escape(String.join("/", paths.of(host.group()))), Plain.escape(String.join(", ", host.tags()))}));
        rows.forEach(row -> out.print(String.format(LINE, row).stripTrailing() + System.lineSeparator()));
    }

    private static String json(List<Host> hosts, Paths paths) {
        ObjectNode root = Json.mapper().createObjectNode().put("schema", SCHEMA);
        ArrayNode list = root.putArray("hosts");
        for (Host host : hosts) {
            ObjectNode node = list.addObject().put("host", host.target().host()).put("port", host.target().port())
                    .put("name", host.name());
            node.set("groups", Json.mapper().valueToTree(paths.of(host.group())));
            node.set("tags", Json.mapper().valueToTree(host.tags()));
            node.put("notes", host.notes());
        }
        return JsonReport.print(root);
    }
}
