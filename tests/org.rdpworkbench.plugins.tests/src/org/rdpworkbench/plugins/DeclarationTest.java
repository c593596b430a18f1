// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.Capability;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.Vantage;

final class DeclarationTest {

    /** A probe that says what it would do and is never asked to. */
    private record Declared(int connections, boolean thorough, Vantage vantage) implements Probe {

        Declared(int connections, boolean thorough) {
            this(connections, thorough, Vantage.HERE);
        }

        @Override
        public String id() {
            return "acme.look";
        }

        @Override
        public Set<FactType<?>> yields() {
            return Set.of();
        }

        @Override
        public void collect(ProbeContext context) {
            throw new IllegalStateException("nobody looks");
        }
    }

    private static List<Declaration> of(List<Probe> probes, List<String> others, List<String> problems) {
        return Declaration.of(new BundleReport("com.acme", "1.0.0", probes.stream().map(Capability::of).toList(),
                others, problems), new Texts(Map.of("acme.look.title", "A look")));
    }

    @Test
    void aProbeSaysWhatItCostsAHost() {
        assertEquals(List.of(new Declaration("probe", List.of("acme.look: A look", "finds no fact",
                "opens at most 2 connections to an address, only on request (--thorough), looks from here"))),
                of(List.of(new Declared(2, true)), List.of(), List.of()));
        assertEquals("opens no connection, looks from here",
                of(List.of(new Declared(0, false)), List.of(), List.of()).getFirst().lines().getLast());
    }

    @Test
    void aProbeThatGoesInSaysSo() {
        assertEquals("looks inside the host, where a person allows it and with the account that she gives",
                of(List.of(new Declared(0, false, Vantage.INSIDE)), List.of(), List.of()).getFirst().lines()
                        .getLast());
    }

    @Test
    void whyItDoesNotRunComesFirst() {
        assertEquals(List.of("problem", "probe"), of(List.of(new Declared(1, false)), List.of(), List.of("It waits."))
                .stream().map(Declaration::kind).toList());
    }

    @Test
    void servicesThatPeopleSeeAreNamedByWhatTheySee() {
        assertEquals(List.of(new Declaration("offers", List.of("commands (Command), Other"))),
                of(List.of(), List.of("Command", "Other"), List.of()));
    }

    @Test
    void whatIsNotHereIsNamedWithoutItsTexts() {
        BundleReport offered = new BundleReport("com.acme", "1.0.0", List.of(Capability.of(new Declared(1, false)),
                new Capability.OfCheck(List.of("acme.cause"), List.of(), List.of()),
                new Capability.OfColumn("acme.column", List.of("Fact"))), List.of(), List.of());
        assertEquals(List.of("acme.look", "acme.cause", "acme.column"), Declaration.of(offered).stream()
                .map(declaration -> declaration.lines().getFirst()).toList());
        assertEquals(List.of("acme.look: A look", "acme.cause (without a title)", "acme.column (without a title)"),
                Declaration.of(offered, new Texts(Map.of("acme.look.title", "A look"))).stream()
                        .map(declaration -> declaration.lines().getFirst()).toList());
    }

    @Test
    void howMuchSomebodyDeclaresFillsNoPage() {
        List<String> facts = IntStream.range(1000, 2000).mapToObj(i -> "f" + i).toList();
        String line = Declaration.of(new BundleReport("com.acme", "1.0.0", List.of(
                new Capability.OfFixer("acme.cause", facts)), List.of(), List.of())).getFirst().lines().getLast();
        assertTrue(line.endsWith(", f1049 and 950 more"), line);
    }
}
