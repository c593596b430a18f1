// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.rdpworkbench.core.run.CaseFormat;
import org.rdpworkbench.core.run.CaseFormatException;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.run.SavedEvidence;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.report.Comparison;
import org.rdpworkbench.report.ComparisonText;
import org.rdpworkbench.report.Format;
import org.rdpworkbench.report.Illustrated;
import org.rdpworkbench.report.JsonComparison;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.report.Redaction;
import org.rdpworkbench.symptoms.Symptoms;

/** Reads, judges and compares saved cases, and judges other files with evidence: all of them or none. */
final class CaseFiles {

    private static final int SHOWN = 300;
    /** In the place of a file. */
    private static final String STDIN = "-";

    private final Supplier<Diagnostics> diagnostics;
    private final Supplier<Symptoms> symptoms;

    CaseFiles(Supplier<Diagnostics> diagnostics, Supplier<Symptoms> symptoms) {
        this.diagnostics = diagnostics;
        this.symptoms = symptoms;
    }

    /**
     * Judges case files and what the readers of the plugins know. Returns the exit state.
     *
     * @throws FileException when a file cannot be read, or holds no evidence that is known here
     */
    int judge(List<String> files, OutputOptions options) throws FileException {
        try (Output output = options.open(Format.OF_DIAGNOSES)) {
            Snapshot plugins = diagnostics.get().snapshot();
            List<CaseRecord> records = SavedEvidence.joined(
                    read(files, file -> SavedEvidence.read(plugins, file), output, options));
            return Results.write(records.stream().map(record -> judged(record, plugins)).toList(), plugins,
                    options.redact(), output, new Reminder().weakened());
        }
    }

    /**
     * Says what differs in two cases. Returns the exit state.
     *
     * @param files one that holds two cases, or two that hold one each
     * @throws FileException when a file cannot be read or is no case file
     */
    int compare(List<String> files, OutputOptions options) throws FileException {
        try (Output output = options.open(Format.OF_ANSWERS)) {
            List<CaseRecord> records = read(files, CaseFormat::read, output, options);
            if (records.size() != 2) {
                throw options.bad("Two cases are compared with one another, and "
                        + (files.size() == 1 ? "this file holds " : "these files hold ") + records.size() + ".");
            }
            Snapshot plugins = diagnostics.get().snapshot();
            List<Diagnosis> both = records.stream().map(record -> judged(record, plugins).diagnosis()).toList();
            Redaction redaction = Redaction.of(options.redact(), both);
            List<Diagnosis> told = both.stream()
                    .map(one -> redaction.of(new Illustrated(one, Optional.empty())).diagnosis()).toList();
            Comparison comparison = Comparison.of(told.getFirst(), told.getLast());
            output.write(output.format() == Format.JSON ? new JsonComparison(plugins.texts()).write(comparison)
                    : new ComparisonText(plugins.texts(), output.style()).write(comparison));
            return Results.state(both);
        }
    }

    /** How the bytes of a file become cases. */
    private interface Reading {
        List<CaseRecord> cases(byte[] file) throws CaseFormatException;
    }

    private static List<CaseRecord> read(List<String> files, Reading reading, Output output, OutputOptions options)
            throws FileException {
        List<CaseRecord> records = new ArrayList<>();
        for (String file : files) {
            records.addAll(read(file, reading));
            if (output.file() != null && output.file().isAlso(file)) {
                throw options.bad("--output names " + Plain.escape(file, SHOWN) + ", the case that is judged.");
            }
        }
        return records;
    }

    private Run judged(CaseRecord record, Snapshot plugins) {
        return new Run(record, Diagnostics.judge(plugins, record,
                record.symptom().map(text -> symptoms.get().decode(text).asSymptom())), false);
    }

    private static List<CaseRecord> read(String file, Reading reading) throws FileException {
        if (file.equals(STDIN)) {
            return read("stdin", System.in, reading);
        }
        Messages.requireName(file);
        if (new File(file).isDirectory()) {
            throw new FileException("Cannot read " + file + ": it is a directory.", null);
        }
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return read(file, in, reading);
        } catch (IOException | InvalidPathException e) {
            throw new FileException(Messages.cannotRead(file, e), e);
        }
    }

    private static List<CaseRecord> read(String name, InputStream in, Reading reading) throws FileException {
        try {
            List<CaseRecord> records = reading.cases(in.readNBytes(CaseFormat.MOST_BYTES + 1));
            if (records.isEmpty()) {
                throw new CaseFormatException("holds no case.");
            }
            return records;
        } catch (IOException e) {
            throw new FileException(Messages.cannotRead(name, e), e);
        } catch (CaseFormatException e) {
            throw new FileException(Messages.firstLine(name + " " + e.getMessage()), e);
        }
    }
}
