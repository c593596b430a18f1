// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.HostList;
import org.rdpworkbench.core.spi.ImportException;
import org.rdpworkbench.core.spi.Importer;
import org.rdpworkbench.fleet.internal.CsvColumns.Meaning;
import org.rdpworkbench.fleet.internal.CsvRows.Row;

/** Tables as text. The first row has to name the columns: which one holds the hosts is not guessed from the values. */
@Component(service = Importer.class)
public final class CsvImporter implements Importer {

    private static final String DELIMITERS = ",;\t";

    /** The rows behind a header that names hosts. */
    private record Table(CsvColumns columns, CsvRows rows) {}

    @Override
    public String id() {
        return "csv";
    }

    @Override
    public String title() {
        return "CSV with a header";
    }

    /** A table without a header is taken as one only by its file's name, so that it can be refused with a reason. */
    @Override
    public boolean reads(String name, byte[] content) {
        String text = FileText.beginning(content);
        try {
            Optional<Table> table = table(text);
            if (table.isPresent() && table.get().rows().next().isPresent()) {
                return true;
            }
        } catch (ImportException e) {
            // Read it, and the person learns what is wrong.
            return true;
        }
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return name.toLowerCase(Locale.ROOT).endsWith(".csv") && !first.stripLeading().startsWith("<")
                && DELIMITERS.chars().anyMatch(delimiter -> first.indexOf(delimiter) >= 0);
    }

    @Override
    public HostList read(byte[] content) throws ImportException {
        Table table = table(FileText.of(content)).orElseThrow(() -> new ImportException(
                "The first line names no column of hosts; put names over the columns, and \"host\" over that one."));
        Hosts hosts = new Hosts();
        for (String unknown : table.columns().unknown()) {
            hosts.skip("column " + CleanText.name(unknown), "its name says nothing to us");
        }
        Optional<Row> row = table.rows().next();
        while (row.isPresent()) {
            add(hosts, table.columns(), row.get());
            row = table.rows().next();
        }
        return hosts.list();
    }

    /** With the delimiter that gives a header which names hosts; empty when none does. */
    private static Optional<Table> table(String text) throws ImportException {
        for (char delimiter : DELIMITERS.toCharArray()) {
            CsvRows rows = new CsvRows(text, delimiter);
            Optional<CsvColumns> columns = header(rows).map(CsvColumns::of).filter(CsvColumns::nameHosts);
            if (columns.isPresent()) {
                return Optional.of(new Table(columns.get(), rows));
            }
        }
        return Optional.empty();
    }

    /** Empty also when there is no reading the first row this way. */
    private static Optional<Row> header(CsvRows rows) {
        try {
            return rows.next();
        } catch (ImportException e) {
            return Optional.empty();
        }
    }

    private static List<String> parts(String text, String separators, int most) {
        List<String> parts = new ArrayList<>();
        for (StringTokenizer tokens = new StringTokenizer(text, separators);
                tokens.hasMoreTokens() && parts.size() < most;) {
            String part = tokens.nextToken();
            if (!part.isBlank()) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static void add(Hosts hosts, CsvColumns columns, Row row) throws ImportException {
        String line = "line " + row.line();
        String address = columns.value(row, Meaning.HOST);
        if (address.isEmpty()) {
            hosts.skip(line, "it names no host");
            return;
        }
        Folder folder = Folder.TOP;
        for (String group : parts(columns.value(row, Meaning.GROUP), "/\\", Hosts.MOST_GROUPS + 1)) {
            folder = folder.inner(group);
        }
        Set<String> tags = new HashSet<>(parts(columns.value(row, Meaning.TAGS), ",;|", Hosts.MOST_TAGS));
        hosts.add(line, address, columns.value(row, Meaning.PORT), new About(folder,
                columns.value(row, Meaning.NAME), tags, "", columns.value(row, Meaning.NOTES)));
    }
}
