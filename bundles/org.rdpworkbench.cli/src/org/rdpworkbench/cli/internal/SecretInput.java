// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.rdpworkbench.host.SecretLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Reads a secret where nobody else sees it: not from the command line, which every process of a machine can read. */
final class SecretInput {

    private SecretInput() {}

    /** Reads it from a file descriptor, or asks for it when there is none. Whoever gets it overwrites it. */
    static char[] of(Integer descriptor, String account, CommandSpec command) {
        if (descriptor != null && descriptor < 0) {
            throw new ParameterException(command.commandLine(), "File descriptors are numbers from 0.");
        }
        try {
            return descriptor != null ? read(descriptor) : ask(account);
        } catch (IOException e) {
            throw new ParameterException(command.commandLine(), descriptor != null
                    ? "File descriptor " + descriptor + " " + e.getMessage() + "."
                    : "The password is needed, and " + e.getMessage() + "; a script gives it with --secret-fd, and "
                            + "--output keeps the terminal free for the question.");
        }
    }

    /**
     * The first line that comes from a file descriptor of this process, as UTF-8.
     *
     * @throws IOException with the end of a sentence that names the descriptor
     */
    static char[] read(int descriptor) throws IOException {
        if (descriptor == 0) {
            // Not System.in, whose buffer would keep the secret; and it stays open.
            return SecretLine.read(new FileInputStream(FileDescriptor.in));
        }
        try (InputStream in = open(descriptor)) {
            return SecretLine.read(in);
        }
    }

    private static InputStream open(int descriptor) throws IOException {
        try {
            return new FileInputStream("/dev/fd/" + descriptor);
        } catch (IOException e) {
            throw new IOException("cannot be read; only 0 works on Windows", e);
        }
    }

    /**
     * Asks the person at the terminal, and shows nothing of the answer.
     *
     * @throws IOException with the end of a sentence when nobody is there or nothing was typed
     */
    static char[] ask(String account) throws IOException {
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("Password of %s: ", account);
        if (typed == null || typed.length == 0) {
            throw new IOException(console == null ? "there is no terminal to ask at" : "none was typed");
        }
        return typed;
    }
}
