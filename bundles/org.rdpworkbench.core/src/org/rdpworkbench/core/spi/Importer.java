// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

/**
 * Reads the hosts out of the file of another tool. Pure: it is given bytes and touches nothing. It never reads a
 * password, refuses document type definitions, and caps what it takes.
 */
public interface Importer {

    /** Short and stable, such as {@code rdg}; what a person names on the command line. */
    String id();

    /** What the files are, for people: "RDCMan (.rdg)". */
    String title();

    /**
     * Whether these bytes are such a file. Looks at the content, since names lie; the name may decide between formats
     * that look alike.
     *
     * @param name of the file, or empty for pasted text
     */
    boolean reads(String name, byte[] content);

    /**
     * The hosts in it. What cannot be used is skipped and named, never a reason to refuse the rest.
     *
     * @throws ImportException when nothing of it can be read
     */
    HostList read(byte[] content) throws ImportException;
}
