// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.report.Plain;

/**
 * A line of the evidence tree. Its texts are escaped; its children are made when they are asked for. Lines are equal by
 * their path, so that what was expanded stays so while more comes.
 */
final class EvidenceNode {

    /** The most children that are shown of one node; a case file may hold any number. */
    static final int MOST = 1_000;

    /** Bytes of a message. @param from where this line's part begins in them */
    record Bytes(byte[] message, int from, int length) {}

    private final Optional<EvidenceNode> parent;
    private final String path;
    private final String name;
    private final String raw;
    private final String value;
    private Function<EvidenceNode, List<EvidenceNode>> children = node -> List.of();
    private boolean hasChildren;
    private Optional<EvidenceKey> key;
    private Optional<Bytes> bytes = Optional.empty();

    /** @param step tells it from its siblings */
    EvidenceNode(Optional<EvidenceNode> parent, String step, String name, String value) {
        this.parent = parent;
        this.path = parent.map(above -> above.path + "/" + step).orElse(step);
        this.name = Plain.escape(name, Plain.MOST_VALUE);
        this.raw = value;
        this.value = Plain.escape(value);
        this.key = parent.flatMap(EvidenceNode::key);
    }

    /** A line below this one, without any below it. */
    EvidenceNode leaf(String step, String childName, String childValue) {
        return new EvidenceNode(Optional.of(this), step, childName, childValue);
    }

    /** The same with lines below it, which are made of this one. */
    EvidenceNode with(Function<EvidenceNode, List<EvidenceNode>> below) {
        children = below;
        hasChildren = true;
        return this;
    }

    /** The same for a piece of evidence, as are all lines below it. */
    EvidenceNode of(EvidenceKey evidence) {
        key = Optional.of(evidence);
        return this;
    }

    /** The same for a part of a message. */
    EvidenceNode of(byte[] message, int from, int length) {
        bytes = Optional.of(new Bytes(message, from, length));
        return this;
    }

    /** One line for each item; none is made of what is not shown. */
    <T> List<EvidenceNode> capped(Iterable<T> items, int count, BiFunction<Integer, T, EvidenceNode> node) {
        List<EvidenceNode> some = new ArrayList<>();
        for (T item : items) {
            if (some.size() == MOST) {
                some.add(leaf("more", "\u2026", count - MOST + " more are in the case file"));
                break;
            }
            some.add(node.apply(some.size(), item));
        }
        return some;
    }

    /** From the root; the same in another case of the same host. */
    String path() {
        return path;
    }

    Optional<EvidenceNode> parent() {
        return parent;
    }

    String name() {
        return name;
    }

    /** As it is shown in a line: the beginning of it. */
    String value() {
        return value;
    }

    /** All of it. */
    String wholeValue() {
        return Plain.escape(raw, raw.length());
    }

    /** The piece of evidence that this line belongs to. */
    Optional<EvidenceKey> key() {
        return key;
    }

    Optional<Bytes> bytes() {
        return bytes;
    }

    boolean hasChildren() {
        return hasChildren;
    }

    List<EvidenceNode> children() {
        return children.apply(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EvidenceNode node && node.path.equals(path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }
}
