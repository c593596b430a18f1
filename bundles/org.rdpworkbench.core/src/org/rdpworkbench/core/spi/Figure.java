// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.time.Instant;
import java.util.List;

/** A drawing as data; rendered as SVG, in the workbench and as text. Texts are plain, and escaped by the renderer. */
public sealed interface Figure {

    String title();

    /** How something is to be emphasised. */
    enum Tone { PLAIN, GOOD, WARN, BAD, MUTED }

    /**
     * Spans and instants on one axis of time.
     *
     * @param spans drawn one below the other
     * @param marks drawn as lines across all spans
     */
    record Timeline(String title, List<Span> spans, List<Mark> marks) implements Figure {}

    /** A stretch of time. */
    record Span(String label, Instant from, Instant to, Tone tone) {}

    /** A point in time. */
    record Mark(String label, Instant at, Tone tone) {}

    /** Layers on top of each other, first at the top: what was passed and where it ended. */
    record Stack(String title, List<Layer> layers) implements Figure {}

    /** One layer. */
    record Layer(String label, String detail, Tone tone) {}

    /** Rows and columns. Every row has as many cells as there are columns. */
    record Table(String title, List<String> columns, List<List<Cell>> rows) implements Figure {}

    /** One cell. */
    record Cell(String text, Tone tone) {}
}
