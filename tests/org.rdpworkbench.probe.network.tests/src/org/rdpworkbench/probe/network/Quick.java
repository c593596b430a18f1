// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.TlsHandshake;

/** A quick look by the engine with the probes of this bundle and nothing else. */
record Quick(Run run) {

    static Quick look(InetSocketAddress address) {
        return look(address.getAddress().getHostAddress(), address.getPort(), new NameProbe());
    }

    static Quick look(String host, int port, Probe names) {
        return look(new Request(Target.of(host, port), Optional.empty(), false, Request.DEFAULT_TIMEOUT), names);
    }

    static Quick look(String host, int port, Duration timeout, Probe names) {
        return look(new Request(Target.of(host, port), Optional.empty(), false, timeout), names);
    }

    static Quick look(InetSocketAddress address, Duration timeout) {
        Target target = Target.of(address.getAddress().getHostAddress(), address.getPort());
        return look(new Request(target, Optional.empty(), false, timeout), new NameProbe());
    }

    private static Quick look(Request request, Probe names) {
        return new Engine(names).look(request);
    }

    /** One engine for several looks, also at the same time. */
    record Engine(Diagnostics diagnostics) {

        Engine(Probe names) {
            this(new Diagnostics(() -> Snapshot.of(List.of(names, new FirstLook()), List.of(),
                    new Texts(Map.of()))));
        }

        Quick look(String host, int port) {
            return look(Request.of(Target.of(host, port)));
        }

        private Quick look(Request request) {
            return new Quick(diagnostics.diagnose(request, Progress.SILENT));
        }
    }

    <F extends Record & Fact> Optional<F> find(FactType<F> type) {
        return run.record().find(type);
    }

    <F extends Record & Fact> F fact(FactType<F> type) {
        return find(type).orElseThrow(() -> new AssertionError(
                "no " + type.id() + ": " + run.diagnosis().problems() + run.record().evidence()));
    }

    /** Why the fact is missing. */
    Optional<Reason> reason(FactType<?> type) {
        return run.record().evidence(type, Vantage.HERE) instanceof Evidence.Missing missing
                ? Optional.of(missing.reason()) : Optional.empty();
    }

    Negotiation.Exchange negotiation() {
        return fact(Negotiation.TYPE).first();
    }

    TlsHandshake tls() {
        return fact(TlsHandshake.TYPE);
    }

    List<String> problems() {
        return run.diagnosis().problems();
    }
}
