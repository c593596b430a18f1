// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rdpworkbench.core.spi.EvidenceException;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.HostEvidence;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ClientAddresses;
import org.rdpworkbench.facts.ClientSettings;
import org.rdpworkbench.facts.ClientTls;
import org.rdpworkbench.facts.NlaClient;
import org.rdpworkbench.facts.NtlmSettings;
import org.rdpworkbench.facts.WinsockCatalog;

/** What was collected on a client: its attempts, and its settings as far as they concern each server. */
final class CollectedClient {

    private static final String ATTEMPTS = "attempts";
    /** Windows 10 1803 and what came after has the CredSSP update of 2018 from the beginning. */
    private static final long UPDATED_BUILD = 17134;
    private static final long VULNERABLE = 2;
    private static final Pattern CLIENT_PROTOCOL = Pattern.compile("(?i)\\\\TLS (1\\.[0-3])\\\\Client$");

    private final Collected file;

    private CollectedClient(Collected file) {
        this.file = file;
    }

    /** Of the server that somebody named, else of all that the client tried to connect to. */
    static List<HostEvidence> of(Collected file) throws EvidenceException {
        CollectedClient client = new CollectedClient(file);
        if (file.server().isEmpty()) {
            return client.attempts().stream().map(client::withSettings).toList();
        }
        Target server = file.server().get();
        HostEvidence host = client.attemptsAt(server).orElseGet(() -> HostEvidence.of(server, file.at()));
        return List.of(client.withSettings(host));
    }

    /** What the log lacks does not cost the settings. */
    private Optional<HostEvidence> attemptsAt(Target server) {
        List<HostEvidence> all;
        try {
            all = attempts();
        } catch (EvidenceException e) {
            return Optional.empty();
        }
        return all.stream().filter(host -> host.target().equals(server)).findFirst().or(() -> all.stream()
                .filter(host -> mayBe(host.target(), server)).findFirst());
    }

    /** A port that nobody named may be any: the log has the name as it was typed, and so has who collects. */
    private static boolean mayBe(Target logged, Target named) {
        return logged.host().equalsIgnoreCase(named.host()) && named.port() == Target.DEFAULT_PORT;
    }

    private List<HostEvidence> attempts() throws EvidenceException {
        List<JsonNode> events = file.part(ATTEMPTS);
        if (events.isEmpty()) {
            throw new EvidenceException("tells of no attempt to connect, and not of which host it is: collect it with "
                    + "-Server HOST." + file.why(ATTEMPTS).map(why -> " The log could not be read: " + why).orElse(""));
        }
        ClientEvents found = new ClientEvents();
        EventXml.read(events.stream().map(Collected::text).collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8), found::add);
        return Attempts.of(found.inOrder());
    }

    private HostEvidence withSettings(HostEvidence host) {
        NlaClient nla = new NlaClient(DefaultRdp.of(file, host.target()).flatMap(DefaultRdp::use), refusesUnpatched());
        Optional<NlaClient> known = Optional.of(nla)
                .filter(one -> one.use().isPresent() || one.refusesUnpatched().isPresent());
        HostEvidence all = with(host, NlaClient.TYPE, known);
        all = with(all, ClientTls.TYPE, Optional.of(tls()).filter(tls -> file.has("schannel")));
        all = with(all, NtlmSettings.TYPE, CollectedLogons.ntlm(file));
        all = with(all, WinsockCatalog.TYPE, CollectedWinsock.of(file));
        all = with(all, ClientSettings.TYPE, CollectedClientSettings.of(file, host.target()));
        return with(all, ClientAddresses.TYPE, CollectedNames.addresses(file, host.target()));
    }

    private static <F extends Record & Fact> HostEvidence with(HostEvidence all, FactType<F> type, Optional<F> fact) {
        return fact.map(one -> all.with(type, Vantage.CLIENT, one)).orElse(all);
    }

    /** Of builds before the update it is not known whether they were updated since. */
    private Optional<Boolean> refusesUnpatched() {
        if (!file.has("encryptionOracle")) {
            return Optional.empty();
        }
        Optional<Long> allow = file.number("encryptionOracle", "AllowEncryptionOracle");
        if (allow.isPresent() && allow.get() == VULNERABLE) {
            return Optional.of(false);
        }
        return file.textOf("system", "CurrentBuildNumber").filter(build -> build.matches("[0-9]{1,9}"))
                .map(Long::parseLong).filter(build -> build >= UPDATED_BUILD && allow.orElse(0L) < VULNERABLE)
                .map(build -> true);
    }

    private ClientTls tls() {
        return new ClientTls(file.part("schannel").stream()
                .filter(item -> Collected.text(item.path("name")).equalsIgnoreCase("Enabled"))
                .filter(item -> item.path("value").isIntegralNumber() && item.path("value").asLong(1) == 0)
                .map(item -> CLIENT_PROTOCOL.matcher(Collected.text(item.path("key")))).filter(Matcher::find)
                .map(key -> "TLSv" + key.group(1)).distinct().toList());
    }
}
