// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.rdpworkbench.facts.HelloAnswer;
import org.rdpworkbench.facts.TlsSupport.Version;

/** Finds suites of one version: offers those that the host has not chosen so far, one connection after another. */
final class SuiteSearch {

    private final HelloSeries series;
    private final Version of;
    private final Consumer<List<String>> changed;
    private final List<String> found;
    private int left;

    /**
     * @param of how the version was accepted
     * @param most connections
     * @param changed takes what is known after each of them
     */
    SuiteSearch(HelloSeries series, Version of, int most, Consumer<List<String>> changed) {
        this.series = series;
        this.of = of;
        this.changed = changed;
        this.found = new ArrayList<>(of.answer().suite().stream().toList());
        this.left = most;
    }

    List<String> found() {
        return List.copyOf(found);
    }

    /**
     * Looks for the suites of an offer.
     *
     * @return true when the host accepts none but those that are found
     */
    boolean in(TlsOffer offer, int most) throws InterruptedException {
        for (int i = 0; i < most && left > 0; i++) {
            TlsOffer rest = offer.without(found);
            if (rest.suites().isEmpty()) {
                return true;
            }
            left--;
            Optional<HelloAnswer> answer = series.ask(ClientHello.of(rest));
            Optional<String> next = answer.filter(a -> of.version().equals(a.version().orElse("")))
                    .flatMap(HelloAnswer::suite).filter(suite -> !found.contains(suite));
            if (next.isEmpty()) {
                boolean refused = answer.filter(a -> new Version(of.version(), a).refused()).isPresent();
                left = refused ? left : 0;
                return refused;
            }
            found.add(next.get());
            changed.accept(found());
        }
        return false;
    }
}
