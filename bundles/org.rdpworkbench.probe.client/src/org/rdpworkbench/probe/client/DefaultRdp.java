// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.facts.NlaClient.Use;

/** Default.rdp as it was collected: the settings of the last connection that was typed in. */
final class DefaultRdp {

    private static final String PART = "defaultRdp";
    private static final int MOST_DIGITS = 5;
    /** "Use always" and "where nothing else goes"; others depend on what is set elsewhere. */
    private static final Set<Long> WITH_GATEWAY = Set.of(1L, 2L);
    private static final Set<Long> WITHOUT_GATEWAY = Set.of(0L, 4L);

    private final Collected file;

    private DefaultRdp(Collected file) {
        this.file = file;
    }

    /** Its settings count for the host that it names alone; empty where it names another. */
    static Optional<DefaultRdp> of(Collected file, Target target) {
        DefaultRdp last = new DefaultRdp(file);
        return last.address().filter(one -> one.host().equalsIgnoreCase(target.host())).map(one -> last);
    }

    /** Whether NLA is used. */
    Optional<Use> use() {
        return text("enablecredsspsupport:i:").map(value -> value.equals("0") ? Use.NEVER : Use.OFFERED);
    }

    Optional<Long> authenticationLevel() {
        return number("authentication level:i:");
    }

    /** With the address goes a port only where it is another than the usual one. */
    Optional<Long> port() {
        return address().map(Target::port).filter(port -> port != Target.DEFAULT_PORT).map(Integer::longValue)
                .or(() -> number("server port:i:"));
    }

    /** Whether a gateway is named and may be used. */
    Optional<Boolean> gateway() {
        Optional<Long> usage = number("gatewayusagemethod:i:");
        if (usage.filter(WITHOUT_GATEWAY::contains).isPresent()) {
            return Optional.of(false);
        }
        return usage.filter(WITH_GATEWAY::contains)
                .map(used -> text("gatewayhostname:s:").filter(name -> !name.isEmpty()).isPresent());
    }

    private Optional<Target> address() {
        return text("full address:s:").flatMap(name -> {
            try {
                return Optional.of(Target.valueOf(name));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }

    private Optional<Long> number(String name) {
        return text(name).filter(text -> text.matches("[0-9]{1," + MOST_DIGITS + "}")).map(Long::parseLong);
    }

    private Optional<String> text(String name) {
        return file.part(PART).stream().map(Collected::text)
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name)).findFirst()
                .map(line -> line.substring(name.length()).strip());
    }
}
