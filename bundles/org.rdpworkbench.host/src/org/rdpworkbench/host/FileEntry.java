// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.time.Instant;

/**
 * A file or folder in the listing of a folder.
 *
 * @param name without its path
 * @param size in bytes; 0 for a folder
 * @param changed when its attributes, name or security were last changed, which a copy does not take along
 */
public record FileEntry(String name, boolean folder, long size, Instant created, Instant written, Instant changed) {}
