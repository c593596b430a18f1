// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.rdpworkbench.core.run.Capability;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.EvidenceReader;
import org.rdpworkbench.core.spi.FigureSource;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.HostColumn;
import org.rdpworkbench.core.spi.Probe;

/**
 * A plugin as its contract sees it: inside a framework the bundle and its components, elsewhere the classes around a
 * given one and, under the system property {@code workbench.root}, the files of its project.
 *
 * @param name the bundle's symbolic name
 */
record Plugin(String name, List<Class<?>> classes, List<Check> checks, List<Probe> probes, List<FigureSource> figures,
        List<Fixer> fixers, List<HostColumn> columns, List<EvidenceReader> readers,
        Function<String, Optional<URL>> files) {

    private static final Pattern FAMILY = Pattern.compile(".*\\b(?:cause|probe)\\.([a-z][a-z0-9-]*)");

    static Plugin of(Class<?> member) {
        List<Class<?>> classes = ClassScan.around(member);
        List<Object> components = classes.stream().filter(Plugin::component).map(Components::instance).toList();
        Bundle bundle = FrameworkUtil.getBundle(member);
        String name = bundle == null ? project(member.getPackageName()) : bundle.getSymbolicName();
        return of(name, classes, components, bundle == null ? path -> file(member, name, path)
                : path -> Optional.ofNullable(bundle.getEntry(path)));
    }

    static Plugin of(String name, List<Class<?>> classes, List<Object> components,
            Function<String, Optional<URL>> files) {
        return new Plugin(name, classes, only(Check.class, components), only(Probe.class, components),
                only(FigureSource.class, components), only(Fixer.class, components),
                only(HostColumn.class, components), only(EvidenceReader.class, components), files);
    }

    private static boolean component(Class<?> type) {
        boolean service = Stream.of(Check.class, Probe.class, FigureSource.class, Fixer.class, HostColumn.class,
                EvidenceReader.class).anyMatch(known -> known.isAssignableFrom(type));
        return service && Modifier.isPublic(type.getModifiers()) && !Modifier.isAbstract(type.getModifiers())
                && !type.isMemberClass();
    }

    private static <S> List<S> only(Class<S> service, List<Object> components) {
        return components.stream().filter(service::isInstance).map(service::cast).toList();
    }

    /** The project whose name is the package's or a beginning of it. */
    private static String project(String packageName) {
        String name = packageName;
        while (!Files.isDirectory(folder(name)) && name.contains(".")) {
            name = name.substring(0, name.lastIndexOf('.'));
        }
        return Files.isDirectory(folder(name)) ? name : packageName;
    }

    private static Path folder(String name) {
        return Path.of(System.getProperty("workbench.root", "."), "bundles", name);
    }

    private static Optional<URL> file(Class<?> member, String name, String path) {
        Path file = folder(name).resolve(path);
        try {
            return Files.isRegularFile(file) ? Optional.of(file.toUri().toURL())
                    : Optional.ofNullable(member.getClassLoader().getResource(path));
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What its cause ids begin with: {@code certificate} for {@code org.example.cause.certificate}, and for a plugin
     * that is not named like that the last part of its name.
     */
    String family() {
        Matcher matcher = FAMILY.matcher(name);
        return matcher.lookingAt() ? matcher.group(1) : name.substring(name.lastIndexOf('.') + 1);
    }

    /** What its manifest must declare of what can say itself what it does. */
    List<String> capabilities() {
        return Stream.of(probes.stream().map(Capability::of), checks.stream().map(Capability::of),
                figures.stream().map(Capability::of), fixers.stream().map(Capability::of),
                columns.stream().map(Capability::of)).flatMap(all -> all).map(Capability::clause).toList();
    }

    Texts texts() {
        Map<String, String> patterns = new HashMap<>();
        files.apply("OSGI-INF/l10n/bundle.properties").ifPresent(url -> {
            Properties properties = new Properties();
            try (Reader reader = new InputStreamReader(url.openStream(), StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            properties.forEach((key, value) -> patterns.put((String) key, (String) value));
        });
        return new Texts(patterns);
    }
}
