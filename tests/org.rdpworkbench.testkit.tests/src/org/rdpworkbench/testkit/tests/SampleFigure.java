// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit.tests;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.Figure.Cell;
import org.rdpworkbench.core.spi.Figure.Tone;
import org.rdpworkbench.core.spi.FigureSource;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Vantage;

/** Draws the sample's words. */
class SampleFigure implements FigureSource {

    @Override
    public Set<String> causes() {
        return Set.of("sample.rude");
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(Answer.TYPE.from(Vantage.HERE));
    }

    @Override
    public Optional<Figure> draw(Finding finding, CaseFile evidence) {
        return evidence.find(Answer.TYPE).map(answer -> new Figure.Table("Words", List.of("Word"),
                answer.words().stream().map(word -> List.of(new Cell(word, Tone.PLAIN))).toList()));
    }
}
