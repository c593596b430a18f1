// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.rdpworkbench.facts.RemoteDesktopSettings.Origin;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.FileContent;
import org.rdpworkbench.host.FileEntry;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.RegistryKey;

/**
 * What one extension of Windows has carried out of the group policies, as far as the host still has their files.
 *
 * @param parts in the order in which they were applied: the last one wins
 * @param listed whether these are all
 */
record AppliedPolicies(List<Part> parts, boolean listed) {

    /** Far more than a host has of one kind. */
    private static final int MOST_POLICIES = 64;
    private static final int MOST_BYTES = 4 << 20;
    private static final String HISTORY = "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Group Policy\\History\\";
    /** Where the security settings of all policies are copied to before they are applied, in that order. */
    private static final String TEMPLATES = "C:\\Windows\\security\\templates\\policies";
    private static final Pattern TEMPLATE = Pattern.compile("(?i)gpt\\d{5}\\.(inf|dom)");

    /**
     * What one policy does with the registry.
     *
     * @param values empty where that cannot be read
     */
    record Part(AppliedPolicy policy, Optional<List<PolicyValue>> values) {

        /** The last thing that it does with that value. */
        private Optional<PolicyValue> last(String key, String name) {
            return values.orElse(List.of()).reversed().stream().filter(value -> value.isAbout(key, name)).findFirst();
        }
    }

    /**
     * Who sets a value.
     *
     * @param policy empty where none does, or it is not known which
     * @param known false where one that cannot be read may be the one that does
     */
    record Setter(Optional<AppliedPolicy> policy, boolean known) {}

    /** One of which nothing is known. */
    private static final Part UNREADABLE =
            new Part(new AppliedPolicy(Optional.empty(), false, List.of()), Optional.empty());

    /** Reads what a file says. */
    @FunctionalInterface
    interface Parser {
        List<PolicyValue> parse(byte[] bytes) throws MalformedPolicyException;
    }

    /** Who sets that value: the last policy that does anything with it. */
    Setter setter(String key, String name) {
        for (Part part : parts.reversed()) {
            Optional<PolicyValue> last = part.last(key, name);
            if (part.values().isEmpty() || last.isPresent()) {
                return new Setter(last.filter(PolicyValue::sets).map(value -> part.policy()), last.isPresent());
            }
        }
        return new Setter(Optional.empty(), listed);
    }

    /** A policy that sets that value to that number, whatever others do. */
    Optional<AppliedPolicy> setting(String key, String name, Optional<Long> number) {
        return parts.reversed().stream().filter(part -> part.last(key, name).filter(PolicyValue::sets)
                .flatMap(PolicyValue::number).filter(set -> number.filter(set::equals).isPresent()).isPresent())
                .map(Part::policy).findFirst();
    }

    /**
     * Reads what an extension has carried out, the last one first; it never fails.
     *
     * @param extension the id of the extension
     * @param file what its file is called within the folder of a policy
     * @param time whether there is still time for more
     */
    static AppliedPolicies read(HostSession session, String extension, String file, Parser parser,
            BooleanSupplier time) throws InterruptedException {
        Optional<Optional<RegistryKey>> list = session.registry().key(HISTORY + extension).value();
        List<String> numbers = list.flatMap(key -> key).map(RegistryKey::subkeys).orElse(List.of()).stream()
                .filter(name -> name.matches("\\d{1,4}"))
                .sorted(Comparator.comparing(Integer::valueOf, Comparator.reverseOrder()))
                .limit(MOST_POLICIES + 1L).toList();
        List<Part> parts = new ArrayList<>();
        for (String number : numbers) {
            parts.add(parts.size() < MOST_POLICIES && time.getAsBoolean()
                    ? part(session, HISTORY + extension + "\\" + number, file, parser) : UNREADABLE);
        }
        return new AppliedPolicies(List.copyOf(parts.reversed()), list.isPresent());
    }

    private static Part part(HostSession session, String key, String file, Parser parser)
            throws InterruptedException {
        Optional<AppliedPolicy> policy = session.registry().key(key).value().flatMap(one -> one).map(AppliedPolicy::of);
        if (policy.isEmpty()) {
            return UNREADABLE;
        }
        Optional<List<PolicyValue>> values = Optional.empty();
        for (String folder : policy.get().folders()) {
            if (values.isEmpty()) {
                values = file(session, folder + "\\" + file, parser);
            }
        }
        return new Part(policy.get(), values);
    }

    /** The host's own policy, which lies in a place of its own. Where it has no such file, it sets nothing. */
    static AppliedPolicies ownOf(HostSession session) throws InterruptedException {
        String file = AppliedPolicy.LOCAL + "\\Registry.pol";
        boolean absent = session.files().read(file, 0, 1).value().filter(Optional::isEmpty).isPresent();
        return new AppliedPolicies(absent ? List.of() : List.of(new Part(
                new AppliedPolicy(Optional.empty(), true, List.of()),
                file(session, file, RegistryPolicyFile::parse))), true);
    }

    /** The copies of security settings. They do not say of which policy each is. */
    static AppliedPolicies templates(HostSession session, BooleanSupplier time) throws InterruptedException {
        List<String> names = session.files().list(TEMPLATES).value().flatMap(list -> list).orElse(List.of()).stream()
                .map(FileEntry::name).filter(TEMPLATE.asMatchPredicate()).sorted(String.CASE_INSENSITIVE_ORDER)
                .limit(MOST_POLICIES).toList();
        List<Part> parts = new ArrayList<>();
        for (String name : names) {
            parts.add(time.getAsBoolean() ? new Part(UNREADABLE.policy(),
                    file(session, TEMPLATES + "\\" + name, SecurityTemplate::parse)) : UNREADABLE);
        }
        return new AppliedPolicies(List.copyOf(parts), false);
    }

    /** What a file of a policy says; empty when it is not there or cannot be read. */
    private static Optional<List<PolicyValue>> file(HostSession session, String path, Parser parser)
            throws InterruptedException {
        Answer<Optional<FileContent>> file = session.files().read(path, 0, MOST_BYTES);
        Optional<FileContent> content = file.value().flatMap(one -> one)
                .filter(one -> one.size() == one.bytes().length);
        try {
            return content.isEmpty() ? Optional.empty() : Optional.of(parser.parse(content.get().bytes()));
        } catch (MalformedPolicyException e) {
            return Optional.empty();
        }
    }

    /** How a policy is told of, as a source of that kind. */
    static Origin origin(AppliedPolicy policy, Origin.Source source) {
        return new Origin(policy.local() && source == Origin.Source.GROUP_POLICY ? Origin.Source.LOCAL_POLICY : source,
                policy.local() ? Optional.empty() : policy.name());
    }
}
