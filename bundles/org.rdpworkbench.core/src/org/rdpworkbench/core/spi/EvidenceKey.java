// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

/**
 * What identifies a piece of evidence within a case: the fact type's id and where the look was taken from.
 *
 * @param type the {@link FactType#id()}
 */
public record EvidenceKey(String type, Vantage vantage) implements Comparable<EvidenceKey> {

    @Override
    public int compareTo(EvidenceKey other) {
        int byType = type.compareTo(other.type);
        return byType != 0 ? byType : vantage.compareTo(other.vantage);
    }

    @Override
    public String toString() {
        return vantage == Vantage.HERE ? type : type + "@" + vantage.id();
    }
}
