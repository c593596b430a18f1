// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.util.List;
import java.util.Optional;

/**
 * Files and folders of a host. Paths are written {@code C:\ProgramData\x}; anything else, also one that goes up by
 * {@code ..}, is an {@link IllegalArgumentException}. They are opened with backup intent, so that an administrator may
 * look at what grants administrators nothing.
 */
public interface Files {

    /** What a folder holds, without {@code .} and {@code ..}; empty when there is no such folder. */
    Answer<Optional<List<FileEntry>>> list(String folder) throws InterruptedException;

    /** Owner and DACL of a file or folder; empty when there is none. */
    Answer<Optional<SecurityDescriptor>> security(String path) throws InterruptedException;

    /**
     * Bytes of a file; empty when there is no such file.
     *
     * @param offset where to begin; at or behind the end there are no bytes
     * @param most how many bytes are taken at most, 1 to {@link FileContent#MOST}
     */
    Answer<Optional<FileContent>> read(String file, long offset, int most) throws InterruptedException;
}
