// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;

/**
 * A file that is written whole or not at all: into a new file beside it, which takes its name at the end. Made before
 * the work begins, so that a place that cannot be written to is known at once.
 */
final class OutputFile implements AutoCloseable {

    private static final Pattern STREAM = Pattern.compile("/dev/(stdout|stderr|fd/.*)|/proc/self/fd/.*");

    private final Path target;
    /** Null where the target is a device or a pipe, which can only be written through. */
    private final Path beside;

    private OutputFile(Path target, Path beside) {
        this.target = target;
        this.beside = beside;
    }

    /** @throws FileException when nothing can be written there */
    static OutputFile at(String name) throws FileException {
        try {
            Path path = Path.of(name).toAbsolutePath();
            // A link is followed to what it stands for, but a pipe behind /dev/stdout has no path except this one.
            Path target = Files.notExists(path) ? path.getParent().toRealPath().resolve(path.getFileName())
                    : Files.isRegularFile(path) && !STREAM.matcher(name).matches() ? path.toRealPath() : path;
            if (Files.isDirectory(target)) {
                throw new FileSystemException(name, null, "it is a directory");
            }
            if (Files.exists(target) && !Files.isWritable(target)) {
                throw new AccessDeniedException(name);
            }
            if (Files.exists(target) && (!Files.isRegularFile(target) || STREAM.matcher(name).matches())) {
                return new OutputFile(target, null);
            }
            Path beside = target.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid()
                    + "-" + Long.toHexString(System.nanoTime()));
            Files.newOutputStream(beside, StandardOpenOption.CREATE_NEW).close();
            return new OutputFile(target, beside);
        } catch (IOException | InvalidPathException e) {
            throw new FileException(Messages.cannotWrite(name, e), e);
        }
    }

    /** Where it will be. */
    Path target() {
        return target;
    }

    /** @throws FileException when it cannot be written after all */
    void write(byte[] content) throws FileException {
        try {
            if (beside == null) {
                // Appending, because behind /dev/stdout there may be a file that others write to.
                Files.write(target, content, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
                return;
            }
            Files.write(beside, content);
            move();
        } catch (IOException e) {
            throw new FileException(Messages.cannotWrite(target.toString(), e), e);
        }
    }

    private void move() throws IOException {
        try {
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Leaves nothing behind, whether it was written or not. */
    @Override
    public void close() {
        if (beside != null) {
            try {
                Files.deleteIfExists(beside);
            } catch (IOException e) {
                // The result does not depend on it, and there is nobody who could do better.
                return;
            }
        }
    }
}
