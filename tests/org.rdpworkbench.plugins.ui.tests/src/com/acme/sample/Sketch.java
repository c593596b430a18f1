// SPDX-License-Identifier: EPL-2.0
package com.acme.sample;

import java.util.Optional;
import java.util.Set;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.FigureSource;
import org.rdpworkbench.core.spi.Finding;

/** The one thing that the plugin of these tests brings. It is packed into that plugin and is no component here. */
public final class Sketch implements FigureSource {

    @Override
    public Set<String> causes() {
        return Set.of("sample.cause");
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of();
    }

    @Override
    public Optional<Figure> draw(Finding finding, CaseFile evidence) {
        return Optional.empty();
    }
}
