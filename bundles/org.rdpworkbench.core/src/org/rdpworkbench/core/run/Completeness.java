// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/**
 * Compares what is to be installed with what is there, before anything is looked at. A cause whose jar is damaged would
 * just not appear, and the verdict would be another one without a word; the framework itself goes by what it remembers
 * of its bundles. Where several people share an installation that none of them may write to, each has a configuration,
 * and the list of bundles lies in the shared one until somebody installs a plugin.
 */
public final class Completeness {

    private static final String OURS = "org.rdpworkbench.";
    private static final String COMPONENTS = "Service-Component";
    private static final String SCHEME = "file:";

    /** A line of the list of bundles. */
    private record Entry(String name, String version, Path file) {

        String bundle() {
            return name + " " + version;
        }
    }

    private final List<Bundle> bundles;
    private final Optional<String> unreadable;
    private final List<Entry> expected;

    /** Of the running framework. Where it was not started from an installation, nothing is expected. */
    public static Completeness of(BundleContext context) {
        return new Completeness(Arrays.asList(context.getBundles()), context::getProperty);
    }

    /** @param property the places as the framework writes them, or null */
    public Completeness(List<Bundle> bundles, UnaryOperator<String> property) {
        this.bundles = bundles;
        List<Entry> read = List.of();
        Optional<String> problem = Optional.empty();
        try {
            read = expected(property);
        } catch (IOException e) {
            problem = Optional.of(e.getMessage());
        }
        this.expected = read;
        this.unreadable = problem;
    }

    private static List<Entry> expected(UnaryOperator<String> property) throws IOException {
        String configuration = property.apply("osgi.configuration.area");
        String list = property.apply("org.eclipse.equinox.simpleconfigurator.configUrl");
        String installation = property.apply("osgi.install.area");
        if (configuration == null || list == null || installation == null) {
            return List.of();
        }
        Path own = path(configuration).resolve(path(list));
        String shared = property.apply("osgi.sharedConfiguration.area");
        boolean ownCounts = Files.exists(own) && !"true".equals(property.apply("eclipse.ignoreUserConfiguration"));
        return read(shared == null || ownCounts ? own : path(shared).resolve(path(list)), path(installation));
    }

    /** The framework escapes nothing in them; on Windows there is one slash too many, which File knows. */
    private static Path path(String url) {
        return new File(url.startsWith(SCHEME) ? url.substring(SCHEME.length()) : url).toPath();
    }

    private static List<Entry> read(Path list, Path installation) throws IOException {
        return Files.readAllLines(list).stream().filter(line -> !line.startsWith("#")).map(line -> line.split(","))
                .filter(parts -> parts.length > 2)
                .map(parts -> new Entry(parts[0], parts[1], installation.resolve(path(parts[2])))).toList();
    }

    /** What makes every verdict worthless, in a few words: files, or a bundle of ours that does not fit the others. */
    public Optional<String> broken() {
        if (unreadable.isPresent()) {
            return unreadable;
        }
        Set<String> there = bundles.stream().map(bundle -> bundle.getSymbolicName() + " " + bundle.getVersion())
                .collect(Collectors.toSet());
        for (Entry entry : expected) {
            if (!JarFiles.isWhole(entry.file())) {
                return Optional.of(entry.file().getFileName() + (Files.exists(entry.file()) ? " is damaged"
                        : " is missing"));
            }
            if (!there.contains(entry.bundle())) {
                return Optional.of(entry.bundle() + " could not be installed");
            }
        }
        return withComponents(Bundle.INSTALLED).filter(name -> name.startsWith(OURS)).findFirst()
                .map(name -> name + " lacks something that it needs");
    }

    /**
     * The plugins of others that do not run: what they need is not there, or their manifest does not let them be
     * started when they are needed.
     */
    public List<String> idle() {
        return withComponents(Bundle.INSTALLED | Bundle.RESOLVED).filter(name -> !name.startsWith(OURS)).toList();
    }

    /** Of those that bring something to a command; others may be meant for the window. */
    private Stream<String> withComponents(int states) {
        return bundles.stream().filter(bundle -> (bundle.getState() & states) != 0)
                .filter(bundle -> bundle.getHeaders().get(COMPONENTS) != null
                        && bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null).map(Bundle::getSymbolicName);
    }
}
