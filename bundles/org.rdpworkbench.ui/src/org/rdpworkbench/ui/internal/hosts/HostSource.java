// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.HostList;
import org.rdpworkbench.core.spi.ImportException;
import org.rdpworkbench.fleet.Imports;
import org.rdpworkbench.ui.internal.Services;

/**
 * Where hosts to import come from: files, or text where no file is named.
 *
 * @param group the names of the groups that they go into, the outermost first
 */
record HostSource(List<String> files, String text, List<String> group) {

    static final HostSource NOTHING = new HostSource(List.of(), "", List.of());

    static HostSource of(List<Path> files) {
        return new HostSource(files.stream().map(Path::toString).toList(), "", List.of());
    }

    boolean isEmpty() {
        return files.isEmpty() && text.isBlank();
    }

    /** Reads it in the calling thread. Of several files, one that cannot be read does not hold up the others. */
    HostList read() throws ImportException {
        Imports imports = Services.find(Imports.class)
                .orElseThrow(() -> new ImportException("No importer of hosts is installed."));
        if (files.isEmpty()) {
            return grouped(imports.read("", text.getBytes(StandardCharsets.UTF_8), Optional.empty()));
        }
        if (files.size() == 1) {
            return grouped(read(imports, files.getFirst()));
        }
        List<HostList.Entry> entries = new ArrayList<>();
        List<HostList.Skipped> skipped = new ArrayList<>();
        for (String file : files) {
            try {
                HostList list = read(imports, file);
                entries.addAll(list.entries());
                String name = Path.of(file).getFileName().toString();
                list.skipped().forEach(one -> skipped.add(
                        new HostList.Skipped(name + ", " + one.what(), one.why())));
            } catch (ImportException e) {
                skipped.add(new HostList.Skipped(file, e.getMessage()));
            }
        }
        return grouped(new HostList(entries, skipped));
    }

    private static HostList read(Imports imports, String file) throws ImportException {
        try (InputStream in = Files.newInputStream(requireFile(file))) {
            return imports.read(Path.of(file).getFileName().toString(), in.readNBytes(Imports.MOST_BYTES + 1),
                    Optional.empty());
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new ImportException("There is no file \"" + file + "\".");
        } catch (IOException e) {
            throw new ImportException("The file \"" + file + "\" cannot be read.");
        }
    }

    /** A folder has nothing to read, and reading a pipe may take for ever. */
    private static Path requireFile(String file) throws ImportException {
        Path path = Path.of(file);
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new ImportException("\"" + file + "\" is not a file.");
        }
        return path;
    }

    private HostList grouped(HostList list) {
        return group.isEmpty() ? list : new HostList(list.entries().stream().map(one -> new HostList.Entry(
                Stream.concat(group.stream(), one.groups().stream()).toList(), one.name(), one.target(), one.tags(),
                one.notes())).toList(), list.skipped());
    }
}
