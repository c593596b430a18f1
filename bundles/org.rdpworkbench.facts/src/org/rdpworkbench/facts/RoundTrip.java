// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.rdpworkbench.facts.Negotiation.Exchange;

/** The round trip to the host, from all that a case has of it. */
final class RoundTrip {

    /** Fewer connects may all have been slow by chance. */
    private static final int LEAST_CONNECTS = 3;

    private RoundTrip() {}

    /** The least time in which an answer came, to a connect or a connection request; empty where too few did. */
    static OptionalDouble leastMillis(HandshakeEvidence seen) {
        double[] connects = Stream.concat(seen.hellos().stream().flatMap(h -> h.hellos().stream())
                .map(ClientHellos.Hello::answer), seen.support().stream().flatMap(s -> s.versions().stream())
                .map(TlsSupport.Version::answer)).map(HelloAnswer::roundTripMillis)
                .flatMapToDouble(OptionalDouble::stream).toArray();
        DoubleStream confirms = Stream.concat(seen.first().stream(),
                seen.cookies().stream().flatMap(c -> Stream.of(c.with(), c.without()))).filter(Exchange::confirmed)
                .mapToDouble(Exchange::millis);
        return connects.length < LEAST_CONNECTS ? OptionalDouble.empty()
                : DoubleStream.concat(DoubleStream.of(connects), confirms).min();
    }
}
