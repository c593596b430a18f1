// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.net.URI;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.equinox.p2.core.IProvisioningAgent;
import org.eclipse.equinox.p2.core.ProvisionException;
import org.eclipse.equinox.p2.metadata.IInstallableUnit;
import org.eclipse.equinox.p2.query.QueryUtil;
import org.eclipse.equinox.p2.repository.IRepositoryManager;
import org.eclipse.equinox.p2.repository.artifact.IArtifactRepositoryManager;
import org.eclipse.equinox.p2.repository.metadata.IMetadataRepository;
import org.eclipse.equinox.p2.repository.metadata.IMetadataRepositoryManager;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.rdpworkbench.plugins.Feature;
import org.rdpworkbench.plugins.RefusedException;
import org.rdpworkbench.plugins.Source;

/** The repositories that p2 knows or is told to read, and the plugins in them. An interrupt ends the asking. */
public final class Sites implements AutoCloseable {

    private static final String FEATURE = ".feature.group";

    private final IMetadataRepositoryManager metadata;
    private final IArtifactRepositoryManager artifacts;
    /** Repositories that p2 did not know before. */
    private final Set<URI> guests = new HashSet<>();
    private final IProgressMonitor monitor = untilInterrupted();

    Sites(IProvisioningAgent agent) {
        metadata = agent.getService(IMetadataRepositoryManager.class);
        artifacts = agent.getService(IArtifactRepositoryManager.class);
    }

    /** Those of the agent that everything in this process uses. */
    public static Sites shared(BundleContext context) throws RefusedException {
        return new Sites(agent(context));
    }

    static IProvisioningAgent agent(BundleContext context) throws RefusedException {
        ServiceReference<IProvisioningAgent> reference = context.getServiceReference(IProvisioningAgent.class);
        if (reference == null) {
            throw Installation.none();
        }
        return context.getService(reference);
    }

    static IProgressMonitor untilInterrupted() {
        Thread caller = Thread.currentThread();
        return new NullProgressMonitor() {
            @Override
            public boolean isCanceled() {
                return caller.isInterrupted();
            }
        };
    }

    /** Those that a person added, or that came with something installed, and did not switch off. */
    public List<Source> known() {
        return Stream.of(metadata.getKnownRepositories(IRepositoryManager.REPOSITORIES_NON_SYSTEM)).sorted()
                .map(site -> new Source(site.toString(), site)).toList();
    }

    /** From now on it is known, in the wizards of p2 too. */
    public void add(Source source) {
        metadata.addRepository(source.repository());
        artifacts.addRepository(source.repository());
        guests.remove(source.repository());
    }

    /** It is read anew when it is asked next. */
    void forgetContent(Source known) throws RefusedException {
        try {
            metadata.refreshRepository(known.repository(), monitor);
            artifacts.refreshRepository(known.repository(), monitor);
        } catch (ProvisionException e) {
            throw new RefusedException("\"" + known.text() + "\" cannot be read: " + P2Words.of(e.getStatus()));
        }
    }

    /** The plugins in repositories, the latest version of each. */
    public List<IInstallableUnit> offered(Collection<Source> sources) throws RefusedException {
        Set<IInstallableUnit> offered = new HashSet<>();
        for (Source source : sources) {
            offered.addAll(features(load(source)));
        }
        return offered.stream().sorted(Comparator.comparing(unit -> Feature.pluginId(unit.getId()))).toList();
    }

    private IMetadataRepository load(Source source) throws RefusedException {
        if (!metadata.contains(source.repository())) {
            guests.add(source.repository());
        }
        try {
            return metadata.loadRepository(source.repository(), monitor);
        } catch (ProvisionException e) {
            throw new RefusedException("\"" + source.text() + "\" cannot be read: " + P2Words.of(e.getStatus()));
        }
    }

    /** True when that is in a repository, in whatever version. */
    boolean holds(Source source, String id) throws RefusedException {
        return !load(source).query(QueryUtil.createIUQuery(id), monitor).isEmpty();
    }

    /** What the bundles of a repository say of themselves. */
    DeclaredBundles declared(Source source) throws RefusedException {
        return DeclaredBundles.in(load(source), monitor);
    }

    /** Those that its categories show to people; a repository may also hold parts of them. */
    private List<IInstallableUnit> features(IMetadataRepository repository) {
        Set<IInstallableUnit> shown = new HashSet<>();
        for (IInstallableUnit category : repository.query(QueryUtil.createIUCategoryQuery(), monitor)) {
            shown.addAll(repository.query(QueryUtil.createIUCategoryMemberQuery(category), monitor)
                    .toUnmodifiableSet());
        }
        return repository.query(QueryUtil.createLatestQuery(QueryUtil.createIUGroupQuery()), monitor)
                .toUnmodifiableSet().stream().filter(group -> group.getId().endsWith(FEATURE))
                .filter(group -> shown.isEmpty() || shown.contains(group)).toList();
    }

    /** Leaves no trace of the repositories that were only asked. */
    @Override
    public void close() {
        guests.forEach(metadata::removeRepository);
        guests.forEach(artifacts::removeRepository);
    }
}
