// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.facts.AddressIdentities;
import org.rdpworkbench.facts.ClientAddresses;
import org.rdpworkbench.facts.ClientAttempt;
import org.rdpworkbench.facts.ClientHellos;
import org.rdpworkbench.facts.ClientSettings;
import org.rdpworkbench.facts.ClientTls;
import org.rdpworkbench.facts.ClockSkew;
import org.rdpworkbench.facts.CookieAnswers;
import org.rdpworkbench.facts.CredSsp;
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.KeyAccess;
import org.rdpworkbench.facts.NameResolution;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.NlaClient;
import org.rdpworkbench.facts.NtlmChallenge;
import org.rdpworkbench.facts.NtlmSettings;
import org.rdpworkbench.facts.ProtocolAnswers;
import org.rdpworkbench.facts.ReferenceClocks;
import org.rdpworkbench.facts.RefusedLogons;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.RestartSigns;
import org.rdpworkbench.facts.SchannelEvents;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.ServiceStates;
import org.rdpworkbench.facts.StandardSecurity;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.facts.TlsSupport;
import org.rdpworkbench.facts.WinsockCatalog;

/** The trees of facts without what is not to be told. Collecting and replacing read the same fields. */
final class RedactedFacts {

    private static final Set<String> KNOWN = Stream.of(AddressIdentities.TYPE, ClientAddresses.TYPE,
            ClientAttempt.TYPE, ClientHellos.TYPE, ClientSettings.TYPE, ClientTls.TYPE, ClockSkew.TYPE,
            CookieAnswers.TYPE, CredSsp.TYPE, HostRoles.TYPE, KeyAccess.TYPE, NameResolution.TYPE, Negotiation.TYPE,
            NlaClient.TYPE, NtlmChallenge.TYPE, NtlmSettings.TYPE, ProtocolAnswers.TYPE, ReferenceClocks.TYPE,
            RefusedLogons.TYPE,
            RemoteDesktopSettings.TYPE, RestartSigns.TYPE, SchannelEvents.TYPE, ServerCertificate.TYPE,
            ServiceStates.TYPE, StandardSecurity.TYPE, TcpConnect.TYPE, TlsHandshake.TYPE, TlsSupport.TYPE,
            WinsockCatalog.TYPE)
            .map(FactType::id).collect(Collectors.toUnmodifiableSet());
    /** A constant of an enumeration: it says what happened, and no host has chosen it. */
    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]*");

    /** Accounts that every Windows has, in the names that services have them in. */
    private static final Pattern BUILT_IN = Pattern.compile("(?i)(NT (AUTHORITY|SERVICE)\\\\\\w+|LocalSystem|)");
    private static final Pattern READABLE = Pattern.compile("[A-Za-z0-9._-]{4}");

    private final Pseudonyms names;
    private final UnaryOperator<String> text;

    /** @param text what becomes of the texts that are sentences */
    RedactedFacts(Pseudonyms names, UnaryOperator<String> text) {
        this.names = names;
        this.text = text;
    }

    /** True when it is known which fields of such facts hold names. */
    static boolean knows(String type) {
        return KNOWN.contains(type);
    }

    /** The fact; of one of an unknown type no text is told. */
    JsonNode of(String type, JsonNode fact) {
        if (type.equals(NtlmChallenge.TYPE.id())) {
            // A computer without a domain tells its own name as that of the domain.
            Stream.of("dnsComputer", "netbiosComputer").map(fact::path).forEach(name -> names.host(name.asText("")));
        }
        return of(type, "", fact);
    }

    private JsonNode of(String type, String field, JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode redacted = Json.mapper().createObjectNode();
                object.fields().forEachRemaining(entry -> redacted.set(
                        knows(type) ? entry.getKey() : text.apply(entry.getKey()),
                        of(type, entry.getKey(), entry.getValue())));
                yield redacted;
            }
            case ArrayNode array -> {
                ArrayNode redacted = Json.mapper().createArrayNode();
                array.forEach(item -> redacted.add(of(type, field, item)));
                yield redacted;
            }
            case TextNode leaf -> TextNode.valueOf(knows(type) ? known(type + "." + field, leaf.textValue())
                    : names.unknown(leaf.textValue()));
            default -> node;
        };
    }

    private String known(String field, String value) {
        return switch (field) {
            case "NtlmChallenge.dnsDomain", "NtlmChallenge.netbiosDomain", "NtlmChallenge.dnsTree",
                    "NtlmChallenge.targetName" -> names.domain(value);
            case "NameResolution.name", "NtlmChallenge.dnsComputer", "NtlmChallenge.netbiosComputer",
                    "ServerCertificate.names", "AddressIdentities.certificateNames",
                    "AddressIdentities.computer", "ReferenceClocks.host", "ClientAttempt.server",
                    "ClientAttempt.computer" -> names.host(value);
            case "ServerCertificate.subject", "ServerCertificate.issuer" -> names.distinguished(value);
            case "NameResolution.ipv4", "NameResolution.ipv6", "TcpConnect.address", "TcpConnect.local",
                    "AddressIdentities.address",
                    "ClientAddresses.hostsFile", "ClientAddresses.cached", "ClientAddresses.servers",
                    "RefusedLogons.client" ->
                    names.address(value);
            case "ServerCertificate.sha1", "ServerCertificate.sha256", "ServerCertificate.serial",
                    "AddressIdentities.certificate", "ClientSettings.acceptedCertificate" -> names.identifier(value);
            // A dot alone stands for any name.
            case "ClientAddresses.names" -> value.equals(".") ? value : names.host(value);
            case "RemoteDesktopSettings.gpo" -> names.policy(value);
            case "ServiceStates.account" -> BUILT_IN.matcher(value).matches() ? value : names.unknown(value);
            case "KeyAccess.dacl" -> bytes(value);
            // The accounts in it are those of a domain, by their numbers.
            case "KeyAccess.permissions" -> names.unknown(value);
            default -> field.endsWith(".reply") || field.endsWith(".firstBytes") ? bytes(value)
                    : field.endsWith(".detail") || !CONSTANT.matcher(value).matches() ? text.apply(value) : value;
        };
    }

    private String bytes(String hex) {
        return names.all() || readable(hex) ? "" : hex;
    }

    /** What a host sends can be a greeting with its name in it. */
    static boolean readable(String hex) {
        try {
            String sent = new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1).replace("\0", "");
            return READABLE.matcher(sent).find();
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}
