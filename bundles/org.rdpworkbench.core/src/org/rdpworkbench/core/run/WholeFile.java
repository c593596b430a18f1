// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A file that is written whole or not at all: into a new file beside it, which takes its name at the end. Made before
 * the work begins, so that a place that cannot be written to is known at once. A file that is replaced leaves its
 * permissions to the new one, where the system has those of POSIX.
 */
public final class WholeFile implements AutoCloseable {

    private static final Pattern STREAM = Pattern.compile("/dev/(stdout|stderr|fd/.*)|/proc/self/fd/.*");

    private final Path target;
    /** Null where the target is a device or a pipe, which can only be written through. */
    private final Path beside;

    private WholeFile(Path target, Path beside) {
        this.target = target;
        this.beside = beside;
    }

    /**
     * @throws IOException when nothing can be written there
     * @throws java.nio.file.InvalidPathException when this is no name for a file
     */
    public static WholeFile at(String name) throws IOException {
        Path path = Path.of(name).toAbsolutePath();
        boolean stream = STREAM.matcher(name).matches();
        // A link is followed to what it stands for, but a pipe behind /dev/stdout has no path except this one.
        Path target = Files.notExists(path) ? path.getParent().toRealPath().resolve(path.getFileName())
                : Files.isRegularFile(path) && !stream ? path.toRealPath() : path;
        if (Files.isDirectory(target)) {
            throw new FileSystemException(name, null, "it is a directory");
        }
        if (Files.exists(target) && !Files.isWritable(target)) {
            throw new AccessDeniedException(name);
        }
        if (Files.exists(target) && (!Files.isRegularFile(target) || stream)) {
            return new WholeFile(target, null);
        }
        Path beside = target.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid()
                + "-" + Long.toHexString(System.nanoTime()));
        create(beside, target);
        return new WholeFile(target, beside);
    }

    private static void create(Path beside, Path target) throws IOException {
        PosixFileAttributeView old = Files.getFileAttributeView(target, PosixFileAttributeView.class);
        if (old == null || Files.notExists(target)) {
            Files.createFile(beside);
            return;
        }
        Set<PosixFilePermission> permissions = old.readAttributes().permissions();
        Files.createFile(beside, PosixFilePermissions.asFileAttribute(permissions));
        // The umask has taken some of them away again.
        Files.setPosixFilePermissions(beside, permissions);
    }

    /** Where it will be. */
    public Path target() {
        return target;
    }

    /** What is written piece by piece, so that it never has to be in memory whole. */
    public interface Content {

        void to(OutputStream out) throws IOException;
    }

    /** @throws IOException when it cannot be written after all; an older file is then untouched */
    public void write(byte[] content) throws IOException {
        write(out -> out.write(content));
    }

    /** @throws IOException as for bytes, and what the content throws */
    public void write(Content content) throws IOException {
        if (beside == null) {
            // Appending, because behind /dev/stdout there may be a file that others write to.
            write(content, target, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            return;
        }
        write(content, beside, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        try {
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void write(Content content, Path file, OpenOption... options) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file, options))) {
            content.to(out);
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
