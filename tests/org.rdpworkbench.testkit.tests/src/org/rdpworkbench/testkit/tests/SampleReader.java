// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit.tests;

import java.util.List;
import java.util.Set;
import org.rdpworkbench.core.spi.EvidenceException;
import org.rdpworkbench.core.spi.EvidenceReader;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.HostEvidence;

/** Takes what begins like XML, and finds nothing in it. */
class SampleReader implements EvidenceReader {

    @Override
    public String id() {
        return "sample.file";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(Answer.TYPE);
    }

    @Override
    public boolean reads(byte[] content) {
        return content.length > 0 && content[0] == '<';
    }

    @Override
    public List<HostEvidence> read(byte[] content) throws EvidenceException {
        throw new EvidenceException("holds no answer.");
    }
}
