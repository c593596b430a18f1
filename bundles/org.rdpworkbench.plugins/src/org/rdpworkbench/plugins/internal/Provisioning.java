// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.net.URI;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.equinox.internal.p2.garbagecollector.GarbageCollector;
import org.eclipse.equinox.p2.core.IProvisioningAgent;
import org.eclipse.equinox.p2.core.IProvisioningAgentProvider;
import org.eclipse.equinox.p2.core.ProvisionException;
import org.eclipse.equinox.p2.engine.IProfile;
import org.eclipse.equinox.p2.engine.IProfileRegistry;
import org.eclipse.equinox.p2.engine.ProvisioningContext;
import org.eclipse.equinox.p2.engine.query.UserVisibleRootQuery;
import org.eclipse.equinox.p2.metadata.IInstallableUnit;
import org.eclipse.equinox.p2.operations.InstallOperation;
import org.eclipse.equinox.p2.operations.ProfileChangeOperation;
import org.eclipse.equinox.p2.operations.ProvisioningJob;
import org.eclipse.equinox.p2.operations.ProvisioningSession;
import org.eclipse.equinox.p2.operations.UninstallOperation;
import org.eclipse.equinox.p2.query.QueryUtil;
import org.eclipse.equinox.p2.repository.artifact.IArtifactRepositoryManager;
import org.eclipse.equinox.p2.repository.metadata.IMetadataRepository;
import org.eclipse.equinox.p2.repository.metadata.IMetadataRepositoryManager;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** p2, opened on this installation. To be opened and closed under a {@link ChangeLock}. */
final class Provisioning implements AutoCloseable {

    private static final String FEATURE = ".feature.group";
    /** How p2 begins to tell in which of its phases something happened, which means nothing to people. */
    private static final String WHERE = "session context was";

    private final IProvisioningAgent agent;
    private final IProfile profile;
    /** Repositories that p2 did not know before. */
    private final Set<URI> guests = new HashSet<>();
    private final IProgressMonitor monitor = untilInterrupted(Thread.currentThread());

    private Provisioning(IProvisioningAgent agent, IProfile profile) {
        this.agent = agent;
        this.profile = profile;
    }

    static Provisioning open(BundleContext context, Installation installation) throws ProvisionException {
        ServiceReference<IProvisioningAgentProvider> provider =
                context.getServiceReference(IProvisioningAgentProvider.class);
        if (provider == null) {
            throw new IllegalStateException("p2 does not run here");
        }
        IProvisioningAgent agent = context.getService(provider).createAgent(installation.p2().toUri());
        IProfile profile = agent.getService(IProfileRegistry.class).getProfile(installation.profile());
        if (profile == null) {
            agent.stop();
            throw new IllegalStateException("p2 knows nothing of " + installation.home());
        }
        return new Provisioning(agent, profile);
    }

    private static IProgressMonitor untilInterrupted(Thread caller) {
        return new NullProgressMonitor() {
            @Override
            public boolean isCanceled() {
                return caller.isInterrupted();
            }
        };
    }

    /** Deletes the files of what was removed earlier. Not to be called while others run from this installation. */
    void collectGarbage() {
        GarbageCollector collector = agent.getService(GarbageCollector.class);
        if (collector != null) {
            collector.runGC(profile);
            // It would collect again with every removal, while others may run.
            collector.stop();
        }
    }

    /** What was installed for itself and not as a part of something. */
    Set<IInstallableUnit> roots() {
        return profile.query(new UserVisibleRootQuery(), monitor).toUnmodifiableSet();
    }

    /** The plugins in repositories, the latest version of each. */
    List<IInstallableUnit> offered(Collection<Source> sources) throws RefusedException {
        IMetadataRepositoryManager manager = agent.getService(IMetadataRepositoryManager.class);
        Set<IInstallableUnit> offered = new HashSet<>();
        for (Source source : sources) {
            if (!manager.contains(source.repository())) {
                guests.add(source.repository());
            }
            try {
                offered.addAll(features(manager.loadRepository(source.repository(), monitor)));
            } catch (ProvisionException e) {
                throw new RefusedException("\"" + source.text() + "\" cannot be read: " + words(e.getStatus()));
            }
        }
        return offered.stream().sorted(Comparator.comparing(unit -> Feature.pluginId(unit.getId()))).toList();
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

    /** @throws RefusedException when p2 will not; then all is as before */
    void install(Collection<IInstallableUnit> units, Collection<Source> sources)
            throws RefusedException, InterruptedException {
        InstallOperation operation = new InstallOperation(new ProvisioningSession(agent), units);
        perform(operation, sources.stream().map(Source::repository).toArray(URI[]::new));
    }

    /** @throws RefusedException when p2 will not; then all is as before */
    void uninstall(IInstallableUnit unit) throws RefusedException, InterruptedException {
        perform(new UninstallOperation(new ProvisioningSession(agent), Set.of(unit)));
    }

    private void perform(ProfileChangeOperation operation, URI... repositories)
            throws RefusedException, InterruptedException {
        ProvisioningContext context = new ProvisioningContext(agent);
        context.setMetadataRepositories(repositories);
        context.setArtifactRepositories(repositories);
        // The person named the address, and TLS has shown that it is the one; nobody is there to be asked again. What
        // it refers to elsewhere nobody named.
        for (String property : List.of(ProvisioningContext.CHECK_AUTHORITIES,
                ProvisioningContext.FOLLOW_REPOSITORY_REFERENCES,
                ProvisioningContext.FOLLOW_ARTIFACT_REPOSITORY_REFERENCES)) {
            context.setProperty(property, Boolean.FALSE.toString());
        }
        operation.setProfileId(profile.getProfileId());
        operation.setProvisioningContext(context);
        IStatus resolved = operation.resolveModal(monitor);
        requireNotCancelled();
        ProvisioningJob job = operation.getProvisioningJob(monitor);
        if (!resolved.isOK() && resolved.getSeverity() > IStatus.WARNING || job == null) {
            throw new RefusedException(reasons(operation.getResolutionDetails()));
        }
        IStatus done = job.runModal(monitor);
        requireNotCancelled();
        if (done.getSeverity() > IStatus.WARNING) {
            throw new RefusedException(words(done));
        }
    }

    private static void requireNotCancelled() throws InterruptedException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedException();
        }
    }

    /** The lines of p2's explanation that name what is missing; else the first. */
    private static String reasons(String details) {
        List<String> lines = String.valueOf(details).lines().map(String::strip).toList();
        List<String> missing = lines.stream().filter(line -> line.startsWith("Missing requirement")).toList();
        return String.join(" ", missing.isEmpty() ? lines.subList(0, Math.min(1, lines.size())) : missing);
    }

    /** The innermost words of p2, which say what happened and not only that something did, or where. */
    private static String words(IStatus status) {
        IStatus inner = status;
        while (inner.getChildren().length > 0) {
            List<IStatus> children = List.of(inner.getChildren());
            inner = children.stream().filter(child -> !String.valueOf(child.getMessage()).startsWith(WHERE))
                    .findFirst().orElse(children.getFirst());
        }
        return String.valueOf(inner.getMessage()).strip().replaceFirst("\\.$", "") + root(inner.getException()) + ".";
    }

    /** What lies at the bottom, such as a certificate that is not trusted. */
    private static String root(Throwable exception) {
        Throwable root = exception;
        while (root != null && root.getCause() != null) {
            root = root.getCause();
        }
        return root == null || root.getMessage() == null ? "" : " (" + root.getMessage().strip() + ")";
    }

    /** Leaves no trace of the repositories that were asked. */
    @Override
    public void close() {
        guests.forEach(agent.getService(IMetadataRepositoryManager.class)::removeRepository);
        guests.forEach(agent.getService(IArtifactRepositoryManager.class)::removeRepository);
        agent.stop();
    }
}
