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
 * @param complete whether all of it was found and read
 */
record AppliedPolicies(List<Part> parts, boolean complete) {

    /** Far more than a host has of one kind. */
    private static final int MOST_POLICIES = 64;
    private static final int MOST_BYTES = 4 << 20;
    private static final String HISTORY = "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Group Policy\\History\\";
    /** Where the security settings of all policies are copied to before they are applied, in that order. */
    private static final String TEMPLATES = "C:\\Windows\\security\\templates\\policies";
    private static final Pattern TEMPLATE = Pattern.compile("(?i)gpt\\d{5}\\.(inf|dom)");

    /** What one policy does with the registry. */
    record Part(AppliedPolicy policy, List<PolicyValue> values) {}

    /** Reads what a file says. */
    @FunctionalInterface
    interface Parser {
        List<PolicyValue> parse(byte[] bytes) throws MalformedPolicyException;
    }

    /** Who sets that value; empty when none of those that were read does. */
    Optional<AppliedPolicy> setting(String key, String name) {
        Optional<AppliedPolicy> last = Optional.empty();
        for (Part part : parts) {
            for (PolicyValue value : part.values()) {
                if (value.isAbout(key, name)) {
                    last = value.sets() ? Optional.of(part.policy()) : Optional.empty();
                }
            }
        }
        return last;
    }

    /** Who sets that value to that number, whatever others do. */
    Optional<AppliedPolicy> setting(String key, String name, Optional<Long> number) {
        return parts.reversed().stream().filter(part -> part.values().stream().anyMatch(value -> value.sets()
                && value.number().isPresent() && value.number().equals(number) && value.isAbout(key, name)))
                .map(Part::policy).findFirst();
    }

    /**
     * Reads what an extension has carried out; it never fails, and what cannot be read makes it incomplete.
     *
     * @param extension the id of the extension
     * @param file what its file is called within the folder of a policy
     * @param time whether there is still time for more
     */
    static AppliedPolicies read(HostSession session, String extension, String file, Parser parser,
            BooleanSupplier time) throws InterruptedException {
        Optional<Optional<RegistryKey>> list = session.registry().key(HISTORY + extension).value();
        List<String> numbers = list.flatMap(key -> key).map(RegistryKey::subkeys).orElse(List.of()).stream()
                .filter(name -> name.matches("\\d{1,4}")).sorted(Comparator.comparingInt(Integer::parseInt)).toList();
        boolean complete = list.isPresent() && numbers.size() <= MOST_POLICIES;
        List<Part> parts = new ArrayList<>();
        for (String number : numbers.subList(0, Math.min(numbers.size(), MOST_POLICIES))) {
            Optional<Part> part = time.getAsBoolean()
                    ? part(session, HISTORY + extension + "\\" + number, file, parser) : Optional.empty();
            part.ifPresent(parts::add);
            complete &= part.isPresent();
        }
        return new AppliedPolicies(List.copyOf(parts), complete);
    }

    private static Optional<Part> part(HostSession session, String key, String file, Parser parser)
            throws InterruptedException {
        Optional<AppliedPolicy> policy = session.registry().key(key).value().flatMap(one -> one).map(AppliedPolicy::of);
        if (policy.isEmpty()) {
            return Optional.empty();
        }
        for (String folder : policy.get().folders()) {
            Optional<List<PolicyValue>> values = file(session, folder + "\\" + file, parser);
            if (values.isPresent()) {
                return values.map(all -> new Part(policy.get(), all));
            }
        }
        return Optional.empty();
    }

    /** The host's own policy, which lies in a place of its own. Where it has no such file, it sets nothing. */
    static AppliedPolicies ownOf(HostSession session) throws InterruptedException {
        String file = AppliedPolicy.LOCAL + "\\Registry.pol";
        boolean absent = session.files().read(file, 0, 1).value().filter(Optional::isEmpty).isPresent();
        Optional<List<PolicyValue>> values = absent ? Optional.of(List.of())
                : file(session, file, RegistryPolicyFile::parse);
        AppliedPolicy own = new AppliedPolicy(Optional.empty(), true, List.of());
        return new AppliedPolicies(values.map(all -> new Part(own, all)).stream().toList(), values.isPresent());
    }

    /** The copies of security settings. They do not say of which policy each is. */
    static AppliedPolicies templates(HostSession session, BooleanSupplier time) throws InterruptedException {
        List<String> names = session.files().list(TEMPLATES).value().flatMap(list -> list).orElse(List.of()).stream()
                .map(FileEntry::name).filter(TEMPLATE.asMatchPredicate()).sorted(String.CASE_INSENSITIVE_ORDER)
                .limit(MOST_POLICIES).toList();
        List<Part> parts = new ArrayList<>();
        for (String name : names) {
            if (time.getAsBoolean()) {
                file(session, TEMPLATES + "\\" + name, SecurityTemplate::parse).ifPresent(values ->
                        parts.add(new Part(new AppliedPolicy(Optional.empty(), false, List.of()), values)));
            }
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
