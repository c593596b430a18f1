// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.rdpworkbench.lab.Scenario;

/** Prints hosts, for people or as JSON (schema {@code rdpworkbench/lab/1}). */
final class LabListing {

    private static final String COMMAND = System.getProperty("rdpworkbench.command", "rdpworkbench") + " diagnose ";

    private final PrintWriter out;
    private final boolean asJson;

    LabListing(PrintWriter out, boolean asJson) {
        this.out = out;
        this.asJson = asJson;
    }

    /** Hosts that could be started. */
    void catalogue(List<Scenario> scenarios) {
        if (asJson) {
            json(scenarios, List.of());
        } else {
            List<String[]> rows = new ArrayList<>();
            rows.add(new String[] {"ID", "WHAT IS WRONG"});
            scenarios.forEach(s -> rows.add(new String[] {s.id(), s.sentence()}));
            table(rows);
        }
        out.flush();
    }

    /** Hosts that were started. */
    void running(List<RunningLab.Running> hosts) {
        if (asJson) {
            json(hosts.stream().map(RunningLab.Running::scenario).toList(),
                    hosts.stream().map(h -> h.host().address()).toList());
        } else {
            List<String[]> rows = new ArrayList<>();
            rows.add(new String[] {"ADDRESS", "ID", "WHAT IS WRONG", "TRY"});
            for (RunningLab.Running host : hosts) {
                String address = text(host.host().address());
                Scenario scenario = host.scenario();
                rows.add(new String[] {address, scenario.id(), scenario.sentence(), COMMAND + address});
            }
            table(rows);
        }
        out.flush();
    }

    private void table(List<String[]> rows) {
        int columns = rows.getFirst().length;
        int[] widths = new int[columns];
        for (String[] row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                line.append(row[i]).append(" ".repeat(i + 1 < columns ? widths[i] - row[i].length() + 2 : 0));
            }
            out.println(line);
        }
    }

    /** Addresses are in the order of the scenarios, or there are none. */
    private void json(List<Scenario> scenarios, List<InetSocketAddress> addresses) {
        try (JsonGenerator json = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .createGenerator(out).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("schema", "rdpworkbench/lab/1");
            json.writeArrayFieldStart("hosts");
            for (int i = 0; i < scenarios.size(); i++) {
                json.writeStartObject();
                write(json, scenarios.get(i));
                if (!addresses.isEmpty()) {
                    write(json, addresses.get(i));
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.println();
    }

    private static void write(JsonGenerator json, Scenario scenario) throws IOException {
        json.writeStringField("id", scenario.id());
        json.writeStringField("sentence", scenario.sentence());
        json.writeBooleanField("hostile", scenario.expected().isEmpty());
        if (scenario.expected().isPresent()) {
            Scenario.Expected expected = scenario.expected().get();
            json.writeObjectFieldStart("expected");
            json.writeStringField("verdict", expected.verdict().name());
            json.writeStringField("stage", expected.stage().map(Enum::name).orElse(null));
            json.writeArrayFieldStart("firstCauses");
            for (String cause : expected.firstCauses().stream().sorted().toList()) {
                json.writeString(cause);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, InetSocketAddress address) throws IOException {
        json.writeStringField("host", address.getAddress().getHostAddress());
        json.writeNumberField("port", address.getPort());
        json.writeStringField("try", COMMAND + text(address));
    }

    private static String text(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (address.getAddress() instanceof Inet6Address ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
