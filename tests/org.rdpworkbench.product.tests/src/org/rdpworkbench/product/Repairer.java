// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.rdpworkbench.samba.Samba;

/**
 * A person who repairs hosts by the command line.
 *
 * @param data where the data of applications are for them, with the journals
 * @param secret a file with the password of the host's administrator
 */
record Repairer(Place place, Path data, Path secret) {

    /** One with that name, who has repaired nothing yet. */
    static Repairer named(Place place, String name) throws IOException {
        Path data = Files.createDirectory(place.work().resolve(name));
        return new Repairer(place, data, Files.writeString(place.work().resolve(name + ".secret"),
                Samba.PASSWORD + "\n"));
    }

    /** A command of theirs. */
    Launch launch(String... arguments) {
        return place.launch(arguments).env("XDG_DATA_HOME", data.toString());
    }

    /** Writes the plan for that cause. */
    Path plan(InetAddress host, String cause) throws IOException, InterruptedException {
        Path file = place.work().resolve(host.getHostAddress() + ".plan");
        launch("plan", host.getHostAddress(), "--inside", "smb", "--credential", InsideLook.ACCOUNT, "--cause", cause,
                "--format", "json", "--output", file.toString()).giving(secret).run().stateIs(1);
        return file;
    }

    /** Applies a plan, and agrees to it at a terminal. */
    Launch apply(InetAddress host, Path plan) throws IOException {
        return launch("apply", plan.toString()).typing(host.getHostAddress(), screen()).giving(secret);
    }

    /** What they see at the terminal. */
    Path screen() {
        return data.resolveSibling(data.getFileName() + ".screen");
    }

    private String id() {
        return journals().getFirst().getFileName().toString().replace(".repair", "");
    }

    /** A command about the one repair at a terminal, where that is typed. */
    Launch agreeing(String typed, String command) throws IOException {
        return launch(command, id()).typing(typed, screen()).giving(secret);
    }

    /** {@code undo} or {@code resume} of the one repair. */
    Launch once(String command) {
        String id = id();
        return (command.equals("undo") ? undo(id) : launch(command, id)).giving(secret);
    }

    /** {@code undo} of a repair that had made its host better protected, by a script. */
    Launch undo(String id) {
        try {
            String begun = Files.readAllLines(data.resolve("rdpworkbench").resolve("repairs").resolve(id + ".repair"))
                    .getFirst();
            return launch("undo", id, "--agree",
                    "weaken " + new ObjectMapper().readTree(begun).at("/plan/target/host").textValue() + " until "
                            + LocalDate.now().plusDays(3));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What has come of the one repair. */
    String outcome() throws IOException, InterruptedException {
        JsonNode repairs = launch("journal", "--format", "json").run().stateIs(0).json().get("repairs");
        return repairs.at("/0/outcome").asText();
    }

    /** The files of the journals, which are named by the ids of the repairs. */
    List<Path> journals() {
        Path folder = data.resolve("rdpworkbench/repairs");
        return Files.isDirectory(folder) ? Folders.list(folder).stream()
                .filter(file -> file.toString().endsWith(".repair")).toList() : List.of();
    }

    /** How many lines the journal of the one repair has; 0 while there is none. */
    int lines() {
        List<Path> journals = journals();
        try {
            return journals.isEmpty() ? 0
                    : (int) Files.readString(journals.getFirst()).chars().filter(one -> one == '\n').count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
