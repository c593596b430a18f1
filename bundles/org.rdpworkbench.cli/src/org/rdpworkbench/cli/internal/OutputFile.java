// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.rdpworkbench.core.run.WholeFile;

/** A {@link WholeFile} that a person named: whatever is wrong with it is told in one sentence. */
final class OutputFile implements AutoCloseable {

    private final WholeFile file;

    private OutputFile(WholeFile file) {
        this.file = file;
    }

    /** @throws FileException when nothing can be written there */
    static OutputFile at(String name) throws FileException {
        Messages.requireName(name);
        try {
            return new OutputFile(WholeFile.at(name));
        } catch (IOException | InvalidPathException e) {
            throw new FileException(Messages.cannotWrite(name, e), e);
        }
    }

    /** Where it will be. */
    Path target() {
        return file.target();
    }

    /** Whether that name, too, stands for the file, be it through a link. */
    boolean isAlso(String name) {
        try {
            return Files.isRegularFile(target()) && Files.isSameFile(target(), Path.of(name));
        } catch (IOException | InvalidPathException e) {
            // What is not there, or may not be looked at, cannot be overwritten either.
            return false;
        }
    }

    /** @throws FileException when it cannot be written after all */
    void write(byte[] content) throws FileException {
        write(out -> out.write(content));
    }

    /** @throws FileException when it cannot be written after all */
    void write(WholeFile.Content content) throws FileException {
        try {
            file.write(content);
        } catch (IOException e) {
            throw new FileException(Messages.cannotWrite(target().toString(), e), e);
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
