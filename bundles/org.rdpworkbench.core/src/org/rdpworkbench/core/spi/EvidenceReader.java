// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.util.List;
import java.util.Set;

/**
 * Reads evidence out of a file that no probe of ours made: an event log, or what a script collected elsewhere. Pure: it
 * is given bytes and touches nothing. It caps what it takes, since whoever wrote the file may have put anything there.
 */
public interface EvidenceReader {

    /** Stable for ever, such as {@code client.log}; the evidence names it as its source. */
    String id();

    /** The types of facts that may be found, so that the engine knows what they say. */
    Set<FactType<?>> yields();

    /**
     * Whether these bytes are a file of a kind that it reads. Looks at the content, since names lie. Several readers
     * may take the same file, such as an event log of whichever channel: what they find is put together, and only where
     * none of them finds anything is it told why.
     */
    boolean reads(byte[] content);

    /**
     * What it tells, one piece a host.
     *
     * @throws EvidenceException when there is nothing in it for this reader, or it cannot be read
     */
    List<HostEvidence> read(byte[] content) throws EvidenceException;
}
