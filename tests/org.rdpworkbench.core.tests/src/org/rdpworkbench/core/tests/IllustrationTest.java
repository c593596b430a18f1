// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.Illustration;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Snapshot.Contribution;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.FigureSource;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Verdict;

/** Figures of plugins, good and bad. */
final class IllustrationTest {

    private static final Cause DRAWN = Cause.of("test.drawn", Stage.TLS);
    private static final Figure STACK = new Figure.Stack("it", List.of());

    @Test
    void whatIsDrawnIsGiven() {
        assertEquals(new Illustration.Drawn(STACK), draw(DRAWN, source(e -> Optional.of(STACK))));
        assertEquals(new Illustration.None(), draw(DRAWN, source(e -> Optional.empty())));
        assertEquals(new Illustration.None(), draw(DRAWN));
    }

    @Test
    void onlyItsOwnCausesAreDrawn() {
        assertEquals(new Illustration.None(),
                draw(Cause.of("test.other", Stage.TLS), source(e -> Optional.of(STACK))));
    }

    @Test
    void whatBreaksIsSaidUnlessAnotherPluginDraws() {
        FigureSource undeclared = source(e -> e.find(Seen.TYPE).map(seen -> STACK));
        FigureSource unlinked = source(e -> {
            throw new NoClassDefFoundError("gone");
        });
        assertEquals(new Illustration.Failed("The figure of plugin test.plugin could not be drawn: "
                + "java.lang.IllegalStateException: looked at test.Seen without declaring it."),
                draw(DRAWN, undeclared));
        assertEquals(new Illustration.Failed("The figure of plugin test.plugin could not be drawn: "
                + "java.lang.NoClassDefFoundError: gone."), draw(DRAWN, unlinked));
        assertEquals(new Illustration.Drawn(STACK), draw(DRAWN, undeclared, unlinked, source(e -> Optional.of(STACK))));
    }

    @Test
    void whatHangsIsLeftBehind() {
        FigureSource hanging = source(e -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException left) {
                Thread.currentThread().interrupt();
            }
            return Optional.of(STACK);
        });
        assertEquals(new Illustration.Failed("The figure of plugin test.plugin did not come in time and was left out."),
                draw(DRAWN, hanging));
    }

    private static Illustration draw(Cause cause, FigureSource... sources) {
        List<Contribution<FigureSource>> figures = List.of(sources).stream()
                .map(source -> new Contribution<>(source, "test.plugin", "1", 0, () -> true)).toList();
        return Illustration.of(new Snapshot(List.of(), List.of(), figures, List.of(), new Texts(Map.of())),
                Finding.of(cause, Verdict.FAIL), Engine.record(Engine.observed(Seen.TYPE, Seen.FINE)));
    }

    private static FigureSource source(Function<CaseFile, Optional<Figure>> drawing) {
        return new FigureSource() {
            @Override
            public Set<String> causes() {
                return Set.of(DRAWN.id());
            }

            @Override
            public Set<EvidenceKey> uses() {
                return Set.of();
            }

            @Override
            public Optional<Figure> draw(Finding finding, CaseFile evidence) {
                return drawing.apply(evidence);
            }
        };
    }
}
