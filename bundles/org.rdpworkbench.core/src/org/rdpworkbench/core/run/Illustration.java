// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.rdpworkbench.core.run.Snapshot.Contribution;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.FigureSource;
import org.rdpworkbench.core.spi.Finding;

/** What came of asking the plugins for the figure of a finding. */
public sealed interface Illustration {

    /** There is nothing to show. */
    record None() implements Illustration {}

    /** There it is. */
    record Drawn(Figure figure) implements Illustration {}

    /**
     * A plugin broke over its figure, which only illustrates: the diagnosis stands.
     *
     * @param sentence for a person
     */
    record Failed(String sentence) implements Illustration {}

    /**
     * The figure that belongs to a finding, by the first plugin that draws one. Waits for plugins a few seconds each,
     * so it is not for a UI thread.
     *
     * @param plugins those that the case was judged with
     */
    static Illustration of(Snapshot plugins, Finding finding, CaseRecord record) {
        Illustration best = new None();
        for (Contribution<FigureSource> source : plugins.figures()) {
            switch (draw(source, finding, record)) {
                case Drawn drawn -> {
                    return drawn;
                }
                case Failed failed -> best = failed;
                case None none -> { }
            }
        }
        return best;
    }

    private static Illustration draw(Contribution<FigureSource> source, Finding finding, CaseRecord record) {
        String who = "The figure of plugin " + source.plugin();
        try {
            Optional<Figure> figure = PluginCall.get("figure of " + finding.cause(),
                    () -> draw(source.service(), finding, record));
            return figure.<Illustration>map(Drawn::new).orElseGet(None::new);
        } catch (InterruptedException e) {
            // Whoever asked does not want to know any more.
            Thread.currentThread().interrupt();
            return new None();
        } catch (TimeoutException e) {
            return new Failed(who + " did not come in time and was left out.");
        } catch (ExecutionException e) {
            return new Failed(who + " could not be drawn: " + e.getCause() + ".");
        }
    }

    private static Optional<Figure> draw(FigureSource source, Finding finding, CaseRecord record) {
        return source.causes().contains(finding.cause().id())
                ? source.draw(finding, new NarrowedCase(record, source.uses())) : Optional.empty();
    }
}
