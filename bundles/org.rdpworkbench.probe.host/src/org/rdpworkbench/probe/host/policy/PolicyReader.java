// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.FileContent;
import org.rdpworkbench.host.FileEntry;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.RegistryKey;
import org.rdpworkbench.probe.host.policy.AppliedPolicies.Part;

/**
 * Reads what Windows keeps on a host of the policies that it has applied. It never fails: what cannot be read is told
 * as that.
 *
 * @param time whether there is still time for more
 */
record PolicyReader(HostSession session, BooleanSupplier time) {

    /** Far more than a host has of one kind. */
    private static final int MOST_POLICIES = 64;
    private static final int MOST_BYTES = 4 << 20;
    private static final String HISTORY = "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Group Policy\\History\\";
    /** Where the security settings of all policies are copied to before they are applied, in that order. */
    private static final String TEMPLATES = "C:\\Windows\\security\\templates\\policies";
    private static final Pattern TEMPLATE = Pattern.compile("(?i)gpt\\d{5}\\.(inf|dom)");

    /** Reads what a file says. */
    @FunctionalInterface
    interface Parser {
        List<PolicyValue> parse(byte[] bytes) throws MalformedPolicyException;
    }

    /**
     * Reads what an extension has carried out, the last one first.
     *
     * @param extension the id of the extension
     * @param file what its file is called within the folder of a policy
     */
    AppliedPolicies applied(String extension, String file, Parser parser) throws InterruptedException {
        Optional<Optional<RegistryKey>> list = session.registry().key(HISTORY + extension).value();
        List<String> numbers = list.flatMap(key -> key).map(RegistryKey::subkeys).orElse(List.of()).stream()
                .filter(name -> name.matches("\\d{1,4}"))
                .sorted(Comparator.comparing(Integer::valueOf, Comparator.reverseOrder()))
                .limit(MOST_POLICIES + 1L).toList();
        List<Part> parts = new ArrayList<>();
        for (String number : numbers) {
            parts.add(parts.size() < MOST_POLICIES && time.getAsBoolean()
                    ? part(HISTORY + extension + "\\" + number, file, parser) : Part.UNREADABLE);
        }
        return new AppliedPolicies(List.copyOf(parts.reversed()), list.isPresent());
    }

    private Part part(String key, String file, Parser parser) throws InterruptedException {
        Optional<AppliedPolicy> policy = session.registry().key(key).value().flatMap(one -> one).map(AppliedPolicy::of);
        if (policy.isEmpty()) {
            return Part.UNREADABLE;
        }
        Optional<List<PolicyValue>> values = Optional.empty();
        for (String folder : policy.get().folders()) {
            if (values.isEmpty()) {
                values = file(folder + "\\" + file, parser);
            }
        }
        return new Part(policy.get(), values);
    }

    /** The host's own policy, which lies in a place of its own. Where it has no such file, it sets nothing. */
    AppliedPolicies own() throws InterruptedException {
        String file = AppliedPolicy.LOCAL + "\\Registry.pol";
        boolean absent = session.files().read(file, 0, 1).value().filter(Optional::isEmpty).isPresent();
        return new AppliedPolicies(absent ? List.of() : List.of(new Part(
                new AppliedPolicy(Optional.empty(), true, List.of()),
                file(file, RegistryPolicyFile::parse))), true);
    }

    /** The copies of security settings. They do not say of which policy each is. */
    AppliedPolicies templates() throws InterruptedException {
        List<String> names = session.files().list(TEMPLATES).value().flatMap(list -> list).orElse(List.of()).stream()
                .map(FileEntry::name).filter(TEMPLATE.asMatchPredicate()).sorted(String.CASE_INSENSITIVE_ORDER)
                .limit(MOST_POLICIES).toList();
        List<Part> parts = new ArrayList<>();
        for (String name : names) {
            parts.add(time.getAsBoolean() ? new Part(Part.UNREADABLE.policy(),
                    file(TEMPLATES + "\\" + name, SecurityTemplate::parse)) : Part.UNREADABLE);
        }
        return new AppliedPolicies(List.copyOf(parts), false);
    }

    /** What a file of a policy says; empty when it is not there or cannot be read. */
    private Optional<List<PolicyValue>> file(String path, Parser parser) throws InterruptedException {
        Answer<Optional<FileContent>> file = session.files().read(path, 0, MOST_BYTES);
        Optional<FileContent> content = file.value().flatMap(one -> one)
                .filter(one -> one.size() == one.bytes().length);
        try {
            return content.isEmpty() ? Optional.empty() : Optional.of(parser.parse(content.get().bytes()));
        } catch (MalformedPolicyException e) {
            return Optional.empty();
        }
    }
}
