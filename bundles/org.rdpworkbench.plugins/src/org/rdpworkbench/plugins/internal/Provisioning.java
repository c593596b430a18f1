// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
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
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.rdpworkbench.plugins.RefusedException;
import org.rdpworkbench.plugins.Source;

/** p2, opened on this installation. To be opened and closed under a {@link ChangeLock}. */
final class Provisioning implements AutoCloseable {

    private final IProvisioningAgent agent;
    private final IProfile profile;
    private final boolean shared;
    private final Sites sites;
    private final IProgressMonitor monitor = Sites.untilInterrupted();

    private Provisioning(IProvisioningAgent agent, IProfile profile, boolean shared) {
        this.agent = agent;
        this.profile = profile;
        this.shared = shared;
        this.sites = new Sites(agent);
    }

    /** With an agent of its own, for a process that does nothing else with p2. */
    static Provisioning open(BundleContext context, Installation installation) throws RefusedException {
        ServiceReference<IProvisioningAgentProvider> provider =
                context.getServiceReference(IProvisioningAgentProvider.class);
        if (provider == null) {
            throw new IllegalStateException("p2 does not run here");
        }
        try {
            return of(context.getService(provider).createAgent(installation.p2().toUri()), installation, false);
        } catch (ProvisionException e) {
            throw new RefusedException("p2 cannot be opened on this installation: " + P2Words.of(e.getStatus()));
        }
    }

    /** With the agent that everything in this process uses, so that the wizards of p2 know of the change. */
    static Provisioning shared(BundleContext context, Installation installation) throws RefusedException {
        return of(Sites.agent(context), installation, true);
    }

    private static Provisioning of(IProvisioningAgent agent, Installation installation, boolean shared) {
        IProfile profile = agent.getService(IProfileRegistry.class).getProfile(installation.profile());
        if (profile == null) {
            if (!shared) {
                agent.stop();
            }
            throw new IllegalStateException("p2 knows nothing of " + installation.home());
        }
        return new Provisioning(agent, profile, shared);
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
        return sites.offered(sources);
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
            throw new RefusedException(P2Words.of(done));
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

    /** Leaves no trace of the repositories that were asked. */
    @Override
    public void close() {
        sites.close();
        if (!shared) {
            agent.stop();
        }
    }
}
