// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/** How the host, or what stands before it, takes ClientHellos that differ in one point. */
public record ClientHellos(List<Hello> hellos) implements Fact {

    public static final FactType<ClientHellos> TYPE = new FactType<>("ClientHellos", 1, ClientHellos.class);

    /** Below this the times of one machine's own scheduling are as long as the way. */
    private static final double LEAST_ROUND_TRIP_MILLIS = 5;
    /** What comes sooner than this part of the round trip came from something nearer than the host. */
    private static final double NEARER = 0.7;

    /** What is different about a ClientHello. */
    public enum Shape {
        /** As the quick look sends it: every version and suite, in one segment. */
        WHOLE,
        /** The same bytes, the first one in a segment of its own: filters that read single segments do not know it. */
        SPLIT,
        /** TLS 1.2 and older alone. */
        TLS_1_2,
        /** So short that it fits any path, below 200 bytes: few suites and no server name. */
        SHORT,
        /** Padded to more than one Ethernet frame (RFC 7685). Not sent to who was silent to the whole one. */
        LONG,
        /** With nothing that a host may choose (RFC 8701): who can read it says no, and that takes a few bytes. */
        HOPELESS
    }

    /** One of them and what came of it. */
    public record Hello(Shape shape, int length, HelloAnswer answer) {}

    /** What came of that shape, if it could be sent. */
    public Optional<HelloAnswer> to(Shape shape) {
        return hellos.stream().filter(h -> h.shape() == shape && h.answer().outcome().isPresent())
                .map(Hello::answer).findFirst();
    }

    /** Which of the connections were served up to the ClientHello, in the order tried. */
    public ConnectSeries served() {
        return ConnectSeries.of(hellos.stream().map(h -> h.answer().asked()).toList());
    }

    @Override
    public boolean partial() {
        return served().lost() > 0;
    }

    private boolean accepted(Shape shape) {
        return to(shape).filter(HelloAnswer::accepted).isPresent();
    }

    private boolean failed(Shape shape) {
        return to(shape).filter(answer -> !answer.accepted()).isPresent();
    }

    private boolean refused(Shape shape) {
        return to(shape).filter(HelloAnswer::refused).isPresent();
    }

    private boolean stalled(Shape shape) {
        return to(shape).filter(HelloAnswer::stalledLong).isPresent();
    }

    /** True when the whole hello brought nothing and the same bytes in two segments brought a ServerHello. */
    public boolean splitAlone() {
        return failed(Shape.WHOLE) && accepted(Shape.SPLIT);
    }

    /** True when neither the whole hello nor the split one brought a ServerHello. */
    public boolean wholeAndSplitFail() {
        return failed(Shape.WHOLE) && failed(Shape.SPLIT);
    }

    /** True when both the whole hello and the split one were ended by the other side. */
    public boolean wholeAndSplitRefused() {
        return refused(Shape.WHOLE) && refused(Shape.SPLIT);
    }

    /** True when the whole hello was ended by the other side. */
    public boolean wholeRefused() {
        return refused(Shape.WHOLE);
    }

    /** True when hellos of all versions, of the old ones alone and a short one were closed at once and in silence. */
    public boolean closedAlike() {
        return List.of(Shape.WHOLE, Shape.TLS_1_2, Shape.SHORT).stream()
                .allMatch(shape -> to(shape).filter(HelloAnswer::closedAtOnce).isPresent());
    }

    /**
     * True when every close came sooner than a round trip to the host takes, and as a reset. An orderly end says
     * nothing: a host that can serve no TLS at all, such as FreeRDP's without a usable key, sends it right after the
     * negotiation, before it has a ClientHello.
     */
    public boolean closedNearer(double roundTripMillis) {
        List<HelloAnswer> closed = hellos.stream().map(Hello::answer).filter(HelloAnswer::closedSilently).toList();
        return roundTripMillis >= LEAST_ROUND_TRIP_MILLIS && !closed.isEmpty()
                && closed.stream().allMatch(answer -> answer.reset() && answer.millis() < NEARER * roundTripMillis);
    }

    /**
     * True when the whole offer is refused, split as well, and one of older versions or fewer suites is accepted. The
     * short hello differs in more than its offer, so it counts only where the whole one was refused with a word.
     */
    public boolean smallerOfferAlone() {
        boolean worded = to(Shape.WHOLE).filter(answer -> answer.received() > 0).isPresent();
        return refused(Shape.WHOLE) && !accepted(Shape.SPLIT)
                && (accepted(Shape.TLS_1_2) || worded && accepted(Shape.SHORT));
    }

    /** True when TLS 1.2 and older are refused and a hello of fewer suites is accepted. */
    public boolean fewerSuitesAlone() {
        return refused(Shape.TLS_1_2) && accepted(Shape.SHORT);
    }

    /** True when the whole hello was answered and the one that is longer than a frame fell silent. */
    public boolean longStalls() {
        return accepted(Shape.WHOLE) && stalled(Shape.LONG);
    }

    /** True when the whole hello fell silent, split as well or untried, and a short one was answered or a no came. */
    public boolean smallAlone() {
        return stalled(Shape.WHOLE) && !accepted(Shape.SPLIT)
                && (accepted(Shape.SHORT) || refused(Shape.SHORT) || refused(Shape.HOPELESS));
    }

    /** True when the whole hello and even the short one fell silent, and the one that asks for a mere no. */
    public boolean allStall() {
        return stalled(Shape.WHOLE) && stalled(Shape.SHORT) && stalled(Shape.HOPELESS) && !anyAnswered();
    }

    /** True when a hello brought at least one byte. */
    public boolean anyAnswered() {
        return hellos.stream().anyMatch(hello -> hello.answer().received() > 0 || hello.answer().accepted());
    }

    /** True when a hello brought a ServerHello. */
    public boolean anyAccepted() {
        return hellos.stream().anyMatch(hello -> hello.answer().accepted());
    }
}
