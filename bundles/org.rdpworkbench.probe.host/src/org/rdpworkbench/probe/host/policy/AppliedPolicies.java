// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host.policy;

import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.facts.RemoteDesktopSettings.Origin;

/**
 * What one extension of Windows has carried out of the group policies, as far as the host still has their files.
 *
 * @param parts in the order in which they were applied: the last one wins
 * @param listed whether these are all
 */
record AppliedPolicies(List<Part> parts, boolean listed) {

    /**
     * What one policy does with the registry.
     *
     * @param values empty where that cannot be read
     */
    record Part(AppliedPolicy policy, Optional<List<PolicyValue>> values) {

        /** One of which nothing is known. */
        static final Part UNREADABLE =
                new Part(new AppliedPolicy(Optional.empty(), false, List.of()), Optional.empty());

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

    /** A policy that sets it to what it holds, whatever others do. */
    Optional<AppliedPolicy> setting(String key, String name, SettingValue holds) {
        return parts.reversed().stream().filter(part -> part.last(key, name).filter(PolicyValue::sets)
                .flatMap(PolicyValue::value).filter(holds::equals).isPresent())
                .map(Part::policy).findFirst();
    }

    /** How a policy is told of, as a source of that kind. */
    static Origin origin(AppliedPolicy policy, Origin.Source source) {
        return new Origin(policy.local() && source == Origin.Source.GROUP_POLICY ? Origin.Source.LOCAL_POLICY : source,
                policy.local() ? Optional.empty() : policy.name());
    }
}
