// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.architecture.tests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A bundle's sources and manifest.
 *
 * @param name the part of the symbolic name behind {@code org.rdpworkbench.}
 */
record BundleProject(String name, Path folder, Attributes manifest) {

    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?([\\w.]+)");

    /**
     * A clause of a header.
     *
     * @param name package or bundle
     * @param attributes the rest, as written
     */
    record Clause(String name, String attributes) {}

    static BundleProject read(Path folder) {
        try (InputStream in = Files.newInputStream(folder.resolve("META-INF/MANIFEST.MF"))) {
            String name = folder.getFileName().toString().substring(Workspace.PREFIX.length());
            return new BundleProject(name, folder, new Manifest(in).getMainAttributes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String header(String header) {
        String value = manifest.getValue(header);
        return value == null ? "" : value;
    }

    /** The clauses of a header; commas in quotes do not separate. */
    List<Clause> clauses(String header) {
        List<Clause> clauses = new ArrayList<>();
        for (String clause : header(header).split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")) {
            if (!clause.isBlank()) {
                int semicolon = clause.indexOf(';');
                clauses.add(new Clause((semicolon < 0 ? clause : clause.substring(0, semicolon)).strip(),
                        semicolon < 0 ? "" : clause.substring(semicolon)));
            }
        }
        return clauses;
    }

    List<Path> sources() {
        Path src = folder.resolve("src");
        if (!Files.isDirectory(src)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(src)) {
            return all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every name that the sources import, and every package that the manifest does. */
    List<String> uses() {
        List<String> uses = new ArrayList<>();
        for (Path source : sources()) {
            Matcher matcher = IMPORT.matcher(Workspace.text(source));
            while (matcher.find()) {
                uses.add(matcher.group(1));
            }
        }
        clauses("Import-Package").forEach(clause -> uses.add(clause.name()));
        clauses("Require-Bundle").forEach(clause -> uses.add(clause.name()));
        return uses;
    }

    boolean ui() {
        return name.equals("ui") || name.endsWith(".ui");
    }

    @Override
    public String toString() {
        return name;
    }
}
