// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Source;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.BoundCertificate;
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.KeyAccess;
import org.rdpworkbench.facts.NlaClient;
import org.rdpworkbench.facts.ReferenceClocks;
import org.rdpworkbench.facts.RemoteDesktopSettings.Origin;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.RemoteDesktopSettings.Owner;
import org.rdpworkbench.facts.RemoteDesktopSettings.Setting;
import org.rdpworkbench.facts.RestartSigns;
import org.rdpworkbench.facts.SchannelEvents;
import org.rdpworkbench.facts.ServerCertificate.Certificate;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.ServiceStates;
import org.rdpworkbench.facts.ServiceStates.Service;
import org.rdpworkbench.facts.ServiceStates.Start;
import org.rdpworkbench.facts.ServiceStates.State;
import org.rdpworkbench.facts.TimeService;
import org.rdpworkbench.facts.WinsockCatalog;
import org.rdpworkbench.host.Ace;
import org.rdpworkbench.host.KeyFile;
import org.rdpworkbench.host.SecurityDescriptor;

/**
 * Gives a case that was recorded from outside the insides of many hosts: of one to which nothing is wrong, and of
 * others that differ from it in one thing, by every setting and every state that there is.
 */
final class Insides {

    private static final String FILE = "f686aace6942fb7f7ceb231212eef4a4_00000000-1111-2222-3333-444444444444";
    private static final String PATH = KeyFile.FOLDER + "\\" + FILE;
    /** Those of the listener, which tell who set them; others lie where hands and policies write alike. */
    private static final Map<String, Long> HEALTHY = Map.of(RemoteDesktopSettings.DENY_CONNECTIONS, 0L,
            RemoteDesktopSettings.SECURITY_LAYER, 2L, RemoteDesktopSettings.USER_AUTHENTICATION, 1L,
            RemoteDesktopSettings.MIN_ENCRYPTION_LEVEL, 3L, RemoteDesktopSettings.NEGOTIATION, 1L,
            RemoteDesktopSettings.PORT, 3389L, RemoteDesktopSettings.ENABLED, 1L,
            RemoteDesktopSettings.MOST_CONNECTIONS, 0xFFFFFFFFL);
    private static final long VALUES = 3;
    /** What the policy is called that owns what belongs to policies. */
    static final String GPO = "Baseline of the corp";

    private final CaseRecord outside;

    private Insides(CaseRecord outside) {
        this.outside = outside;
    }

    /** The case with each of them, and as it was recorded. */
    static List<CaseRecord> of(CaseRecord outside) {
        Insides insides = new Insides(outside);
        List<CaseRecord> all = new ArrayList<>(List.of(outside, insides.with()));
        insides.differences().forEach(differing -> all.add(insides.with(differing)));
        all.add(insides.forAClientWithoutNla());
        all.add(insides.forAClientWithoutNla(owned(0, 2, 1)));
        return all;
    }

    private CaseRecord forAClientWithoutNla(Fact... differing) {
        CaseRecord healthy = with(differing);
        Map<EvidenceKey, Evidence> evidence = new TreeMap<>(healthy.evidence());
        put(evidence, NlaClient.TYPE.from(Vantage.CLIENT), new NlaClient(NlaClient.Use.NEVER, true));
        return new CaseRecord(healthy.target(), healthy.symptom(), healthy.began(), evidence, List.of());
    }

    private Stream<Fact[]> differences() {
        // Whoever turned NLA off may have turned anything else of the listener off with it.
        Map<String, Long> withoutNla = new TreeMap<>(HEALTHY);
        withoutNla.put(RemoteDesktopSettings.USER_AUTHENTICATION, 0L);
        Stream<Fact> single = Stream.of(names().flatMap(name -> settings(HEALTHY, name)),
                HEALTHY.keySet().stream().flatMap(name -> settings(withoutNla, name)), services(), times(), keys(),
                certificates(), restarts(), Stream.of(owned(1, 0, 1), owned(0, 0, 0), owned(0, 2, 1)),
                Stream.of(new WinsockCatalog(Optional.empty(), List.of(), 0, List.of(), List.of())),
                Arrays.stream(HostRoles.Role.values()).map(role -> new HostRoles(List.of(role))))
                .flatMap(one -> one);
        // What waits or is stopped belongs to others only together with what says so.
        Stream<Fact[]> withRole = restarts().map(sign -> new Fact[] {sign,
                new HostRoles(List.of(HostRoles.Role.GATEWAY))});
        return Stream.concat(Stream.concat(single.map(fact -> new Fact[] {fact}), withRole),
                Stream.of(new Fact[][] {{logged()}, {logged(), closed()}, {logged(), KeyAccess.gone(PATH)},
                    {service(State.STOPPED, Start.DEMAND), owned(1, 2, 1)}}));
    }

    /** The healthy inside, with these facts in the place of its own. */
    private CaseRecord with(Fact... differing) {
        Map<EvidenceKey, Evidence> evidence = new TreeMap<>(outside.evidence());
        put(evidence, ReferenceClocks.TYPE.from(Vantage.HERE), new ReferenceClocks(List.of(
                new ReferenceClocks.Clock("dc1", "rootDSE", 0, 1))));
        Stream.concat(Stream.of(settings(HEALTHY, "", 0), service(State.RUNNING, Start.AUTO), certificate(false, true),
                new KeyAccess(PATH, true, true), new HostRoles(List.of()),
                new TimeService(State.RUNNING, TimeService.Source.SERVERS, Optional.of(Start.DEMAND))),
                Stream.of(differing)).forEach(fact -> put(evidence, type(fact).from(Vantage.INSIDE), fact));
        return new CaseRecord(outside.target(), outside.symptom(), outside.began(), evidence, List.of());
    }

    private void put(Map<EvidenceKey, Evidence> evidence, EvidenceKey key, Fact fact) {
        evidence.put(key, new Evidence.Observed(key, type(fact).version(), Json.mapper().valueToTree(fact),
                Source.engine(outside.began())));
    }

    private static FactType<?> type(Fact fact) {
        try {
            return (FactType<?>) fact.getClass().getField("TYPE").get(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(fact.getClass() + " has no type", e);
        }
    }

    /** Of every setting there is. */
    private static Stream<String> names() {
        return Arrays.stream(RemoteDesktopSettings.class.getFields()).filter(field -> field.getType() == String.class)
                .map(Insides::text);
    }

    /** One with every value that means something, set by the host itself where that can be told. */
    private static Stream<Fact> settings(Map<String, Long> others, String name) {
        return Stream.iterate(0L, value -> value < VALUES, value -> value + 1)
                .map(value -> settings(others, name, value));
    }

    private static String text(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static Fact settings(Map<String, Long> others, String name, long value) {
        Map<String, Long> all = new TreeMap<>(others);
        if (!name.isEmpty()) {
            all.put(name, value);
        }
        return new RemoteDesktopSettings(all.entrySet().stream().map(one -> new Setting(one.getKey(),
                Optional.of(one.getValue()), HEALTHY.containsKey(one.getKey()) ? Owner.LOCAL : Owner.UNKNOWN,
                Optional.empty(), Optional.of(one.getValue()))).toList());
    }

    /** A group policy set all of these, and its preferences switched TLS 1.2 off. */
    private static Fact owned(long denied, long layer, long nla) {
        Map<String, Long> all = new TreeMap<>(HEALTHY);
        all.put(RemoteDesktopSettings.DENY_CONNECTIONS, denied);
        all.put(RemoteDesktopSettings.SECURITY_LAYER, layer);
        all.put(RemoteDesktopSettings.USER_AUTHENTICATION, nla);
        Stream<Setting> policy = all.entrySet().stream().map(one -> new Setting(one.getKey(),
                Optional.of(one.getValue()), Owner.POLICY, Optional.of(one.getValue()), Optional.empty(),
                Optional.of(new Origin(Origin.Source.GROUP_POLICY, Optional.of(GPO)))));
        return new RemoteDesktopSettings(Stream.concat(policy, Stream.of(new Setting(
                RemoteDesktopSettings.TLS_12_ENABLED, Optional.of(0L), Owner.POLICY, Optional.empty(), Optional.of(0L),
                Optional.of(new Origin(Origin.Source.PREFERENCES, Optional.of(GPO)))))).toList());
    }

    private static Stream<Fact> services() {
        return Stream.concat(Arrays.stream(State.values()).map(state -> service(state, Start.DEMAND)),
                Arrays.stream(Start.values()).map(start -> service(State.STOPPED, start)));
    }

    private static Fact service(State state, Start start) {
        return new ServiceStates(Stream.of(ServiceStates.TERM_SERVICE, "SessionEnv", "UmRdpService")
                .map(name -> new Service(name, state, start, "")).toList());
    }

    private static Stream<Fact> times() {
        return Arrays.stream(TimeService.Source.values()).flatMap(source -> Stream.of(Start.AUTO, Start.DISABLED)
                .flatMap(start -> Stream.of(State.STOPPED, State.RUNNING)
                        .map(state -> new TimeService(state, source, Optional.of(start)))));
    }

    private static Stream<Fact> restarts() {
        return Arrays.stream(RestartSigns.Sign.values())
                .map(sign -> new RestartSigns(List.of(sign), Optional.empty(), List.of()));
    }

    private static Stream<Fact> keys() {
        return Stream.of(closed(), KeyAccess.gone(PATH), new KeyAccess(PATH, false, true));
    }

    /** SYSTEM alone may use it. */
    private static KeyAccess closed() {
        return KeyFile.access(PATH, Optional.of(new SecurityDescriptor(Optional.of("S-1-5-18"),
                Optional.of("S-1-5-18"), Optional.of(List.of(new Ace(Ace.ALLOWED, 0, 0x1F01FF, Optional.empty(),
                        Optional.empty(), Optional.of("S-1-5-18"), ""))), true, false)));
    }

    private Fact logged() {
        return new SchannelEvents(outside.began(), List.of(
                new SchannelEvents.Event(36870, outside.began(), Optional.of(0x8009030DL))));
    }

    private Stream<Fact> certificates() {
        return Stream.of(certificate(true, true), certificate(true, false), certificate(false, false), replaceable(),
                byTemplate());
    }

    /** A policy has the host get its certificate by a template. */
    private static Fact byTemplate() {
        return new BoundCertificate(Optional.of("ab".repeat(20)), true, Optional.empty(), Optional.empty(),
                Optional.of(new BoundCertificate.Template("RDP", Optional.of(new Origin(Origin.Source.GROUP_POLICY,
                        Optional.of(GPO))))));
    }

    /** One is bound that no store has, beside one that could be. */
    private Fact replaceable() {
        String name = outside.target().host();
        Certificate certificate = new Certificate("CN=" + name, "CN=CA", "1", outside.began().minusSeconds(86_400),
                outside.began().plusSeconds(86_400), "RSA", 2_048, "SHA256withRSA", List.of(), List.of(name),
                "11".repeat(20), "22".repeat(32));
        return new BoundCertificate(Optional.of("ab".repeat(20)), true, Optional.empty(),
                Optional.of(new BoundCertificate.Others(Optional.of(name), List.of(new BoundCertificate.Other("MY",
                        certificate, new BoundCertificate.Key("provider", "container", Optional.empty()),
                        Optional.empty())))), Optional.empty());
    }

    /** The one that the host showed, if it did. */
    private Fact certificate(boolean custom, boolean stored) {
        String thumbprint = outside.find(ServerCertificate.TYPE).stream().flatMap(all -> all.chain().stream())
                .map(one -> one.sha1().toLowerCase(Locale.ROOT)).filter(sha1 -> sha1.matches("[0-9a-f]{40}"))
                .findFirst()
                .orElseGet(() -> HexFormat.of().formatHex(new byte[20]));
        return new BoundCertificate(Optional.of(thumbprint), custom, Optional.of(new BoundCertificate.Stored(
                custom ? "MY" : "Remote Desktop", "CN=host", outside.began(), outside.began(), Optional.empty(),
                Optional.of(new BoundCertificate.Key("Microsoft Enhanced Cryptographic Provider v1.0", "TSSecKeySet1",
                        Optional.of(FILE))))).filter(any -> stored));
    }
}
