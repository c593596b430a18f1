// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.report.LookWords;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.History;
import org.rdpworkbench.store.Host;

/**
 * A host with what is known of it.
 *
 * @param last the last look at it
 * @param looking a look is under way
 */
public record HostRow(Host host, Optional<History.Entry> last, boolean looking) implements Row {

    @Override
    public String id() {
        return host.id();
    }

    @Override
    public String name() {
        return host.name().isEmpty() ? plain(host.target()) : host.name();
    }

    @Override
    public Stream<HostRow> hosts() {
        return Stream.of(this);
    }

    public Target target() {
        return host.target();
    }

    /** What the last look was to find out. */
    public Asked asked() {
        return new Asked(last.flatMap(History.Entry::symptom), last.filter(History.Entry::thorough).isPresent());
    }

    /** The target without its port where that is the usual one. */
    public static String plain(Target target) {
        return target.port() == Target.DEFAULT_PORT ? target.host() : target.toString();
    }

    /** How the last look ended, in a word or two, without its age. */
    String verdict() {
        return looking ? "looking\u2026" : last.map(entry -> LookWords.of(entry.verdict())).orElse("never");
    }

    /** The same with its age. */
    String state(Instant now) {
        return looking || last.isEmpty() ? verdict() : LookWords.of(last.get().verdict(), last.get().at(), now);
    }

    /** The address and what the last look said. */
    String tip() {
        return Plain.escape(name()) + "\n" + Plain.escape(target().toString()) + "\n" + (looking
                ? "A look is under way."
                : last.map(entry -> Plain.escape(entry.summary())).orElse("Not looked at yet."));
    }
}
