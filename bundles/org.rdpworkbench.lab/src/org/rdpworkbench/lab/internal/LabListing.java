// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.rdpworkbench.cli.Command;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.lab.Scenario;
import org.rdpworkbench.report.JsonReport;

/** Prints hosts, for people or as JSON (schema {@code rdpworkbench/lab/1}). */
final class LabListing {

    private static final String COMMAND = Command.PROGRAM + " diagnose ";

    /** Of a line, in characters, like all text of the command line. */
    private static final int WIDTH = 100;
    /** What the last column gets at least. */
    private static final int LEAST = 30;

    private final PrintWriter out;
    private final boolean asJson;

    LabListing(PrintWriter out, boolean asJson) {
        this.out = out;
        this.asJson = asJson;
    }

    /** Hosts that could be started. */
    void catalogue(List<Scenario> scenarios) {
        if (asJson) {
            out.print(json(scenarios, List.of()));
        } else {
            table(List.of("ID", "WHAT IS WRONG"), scenarios.stream()
                    .map(s -> new Row(List.of(s.id()), s.sentence(), List.of())).toList());
        }
        out.flush();
    }

    /** Hosts that were started. */
    void running(List<RunningLab.Running> hosts) {
        if (asJson) {
            out.print(json(hosts.stream().map(RunningLab.Running::scenario).toList(),
                    hosts.stream().map(h -> h.host().address()).toList()));
        } else {
            table(List.of("ADDRESS", "ID", "WHAT IS WRONG, AND WHAT TO TRY"), hosts.stream().map(host -> {
                String address = text(host.host().address());
                return new Row(List.of(address, host.scenario().id()), host.scenario().sentence(),
                        List.of(COMMAND + address));
            }).toList());
        }
        out.flush();
    }

    /**
     * A row of the table.
     *
     * @param words the columns before the last, never broken
     * @param text the last column, broken at spaces
     * @param commands below the text, each on a line of its own and whole, to be copied
     */
    private record Row(List<String> words, String text, List<String> commands) {}

    private void table(List<String> heads, List<Row> rows) {
        int[] widths = new int[heads.size() - 1];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = rows.stream().mapToInt(row -> row.words().get(column).length()).reduce(heads.get(i).length(),
                    Math::max);
        }
        print(widths, new Row(heads.subList(0, widths.length), heads.getLast(), List.of()));
        rows.forEach(row -> print(widths, row));
    }

    private void print(int[] widths, Row row) {
        StringBuilder lead = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            lead.append(row.words().get(i)).append(" ".repeat(widths[i] - row.words().get(i).length() + 2));
        }
        List<String> lines = new ArrayList<>(wrapped(row.text(), Math.max(LEAST, WIDTH - lead.length())));
        lines.addAll(row.commands());
        out.println(lead + lines.getFirst());
        lines.stream().skip(1).forEach(line -> out.println(" ".repeat(lead.length()) + line));
    }

    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > width && rest.lastIndexOf(' ', width) > 0) {
            int space = rest.lastIndexOf(' ', width);
            lines.add(rest.substring(0, space));
            rest = rest.substring(space + 1);
        }
        lines.add(rest);
        return lines;
    }

    /** Addresses are in the order of the scenarios, or there are none. */
    private static String json(List<Scenario> scenarios, List<InetSocketAddress> addresses) {
        ObjectNode root = Json.mapper().createObjectNode().put("schema", "rdpworkbench/lab/1");
        ArrayNode hosts = root.putArray("hosts");
        scenarios.forEach(scenario -> write(hosts.addObject(), scenario));
        for (int i = 0; i < addresses.size(); i++) {
            write((ObjectNode) hosts.get(i), addresses.get(i));
        }
        return JsonReport.print(root);
    }

    private static void write(ObjectNode host, Scenario scenario) {
        host.put("id", scenario.id()).put("sentence", scenario.sentence())
                .put("hostile", scenario.expected().isEmpty());
        scenario.expected().ifPresent(expected -> {
            ArrayNode causes = host.putObject("expected").put("verdict", expected.verdict().name())
                    .put("stage", expected.stage().map(Enum::name).orElse(null)).putArray("firstCauses");
            expected.firstCauses().stream().sorted().forEach(causes::add);
        });
    }

    private static void write(ObjectNode host, InetSocketAddress address) {
        host.put("host", address.getAddress().getHostAddress()).put("port", address.getPort())
                .put("try", COMMAND + text(address));
    }

    private static String text(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (address.getAddress() instanceof Inet6Address ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
