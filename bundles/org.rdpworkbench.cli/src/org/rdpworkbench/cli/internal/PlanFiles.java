// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rdpworkbench.core.repair.HostPlan;
import org.rdpworkbench.core.repair.PlanFormat;
import org.rdpworkbench.core.repair.PlansFile;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.report.Plain;

/**
 * The plans that a person wants to have applied.
 *
 * @param fleet whether they are to be done as those of many hosts: a file that is for several, or several files
 * @param plans in the order in which they were named
 * @param previews what was seen with them, by their hashes, as far as their files have it
 * @param since when each was made, by its hash: as its file says, or as old as a file of a single plan is
 */
record PlanFiles(boolean fleet, List<RepairPlan> plans, Map<String, Instant> since, Map<String, JsonNode> previews) {

    static PlanFiles read(List<String> files, OutputOptions options) throws FileException {
        List<RepairPlan> plans = new ArrayList<>();
        Map<String, Instant> since = new LinkedHashMap<>();
        Map<String, JsonNode> previews = new HashMap<>();
        boolean fleet = files.size() > 1;
        for (String file : files) {
            Messages.requireName(file);
            try {
                byte[] content = content(Path.of(file), file, options);
                boolean several = PlansFile.is(content);
                PlansFile read = several ? PlansFile.read(content)
                        : single(content, Files.getLastModifiedTime(Path.of(file)).toInstant());
                plans.addAll(read.plans());
                previews.putAll(read.previews());
                read.plans().forEach(plan -> since.put(plan.hash(), read.at()));
                fleet |= several;
            } catch (IOException | InvalidPathException e) {
                throw new FileException(Messages.cannotRead(file, e), e);
            } catch (RefusedException e) {
                throw options.bad(Plain.escape(file, 200) + " " + e.getMessage());
            }
        }
        requireOneEach(plans, options);
        return new PlanFiles(fleet, List.copyOf(plans), since, previews);
    }

    private static PlansFile single(byte[] content, Instant at) throws IOException, RefusedException {
        RepairPlan plan = PlanFormat.read(content);
        JsonNode preview = Json.mapper().readTree(content).path("preview");
        return new PlansFile(at, List.of(plan), Map.of(),
                preview.isObject() ? Map.of(plan.hash(), preview) : Map.of());
    }

    private static byte[] content(Path path, String file, OutputOptions options) throws IOException {
        if (Files.size(path) > PlansFile.MOST_BYTES) {
            throw options.bad(Plain.escape(file, 200) + " is larger than any plan.");
        }
        return Files.readAllBytes(path);
    }

    private static void requireOneEach(List<RepairPlan> plans, OutputOptions options) {
        for (RepairPlan plan : HostPlan.again(plans).keySet()) {
            throw options.bad("More than one of the plans is for the machine " + plan.target().host() + "; apply them "
                    + "one after the other.");
        }
        if (plans.isEmpty()) {
            throw options.bad("There is no plan to apply.");
        }
    }
}
