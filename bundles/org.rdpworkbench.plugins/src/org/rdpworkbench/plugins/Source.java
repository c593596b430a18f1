// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * Where plugins come from: a p2 repository.
 *
 * @param text as the person wrote it
 * @param repository as p2 wants it
 */
public record Source(String text, URI repository) {

    /** A drive letter is no scheme. */
    private static final Pattern ADDRESS = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):.*");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+");
    /** One of these makes a folder or a zip a repository. */
    private static final List<String> INDEXES = List.of("content.jar", "content.xml", "content.xml.xz",
            "compositeContent.jar", "compositeContent.xml", "p2.index");

    /**
     * What a word means: a source, or when empty, the id of a plugin.
     *
     * @throws RefusedException when it looks like a source and cannot be one
     */
    public static Optional<Source> of(String word) throws RefusedException {
        if (ADDRESS.matcher(word).matches()) {
            return Optional.of(address(word));
        }
        try {
            Path path = Path.of(word);
            if (Files.isDirectory(path)) {
                return Optional.of(folder(word, path));
            }
            if (Files.exists(path)) {
                return Optional.of(zip(word, path));
            }
        } catch (InvalidPathException e) {
            throw new RefusedException("\"" + word + "\" is neither a folder nor a zip nor an id.");
        }
        if (!ID.matcher(word).matches() || word.toLowerCase(Locale.ROOT).endsWith(".zip")) {
            throw new RefusedException("There is no folder or zip \"" + word + "\".");
        }
        return Optional.empty();
    }

    private static Source address(String word) throws RefusedException {
        try {
            URI uri = new URI(word);
            return switch (uri.getScheme().toLowerCase(Locale.ROOT)) {
                case "https" -> https(word, uri);
                case "file" -> of(Path.of(uri).toString()).orElseThrow(
                        () -> new RefusedException("There is no folder or zip \"" + word + "\"."));
                case "http" -> throw new RefusedException("Plugins are not fetched over plain http, where anybody on "
                        + "the way can change them: give an https address, a folder or a zip.");
                default -> throw notFetched(word);
            };
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw notFetched(word);
        }
    }

    /** A password in an address would end in logs. */
    private static Source https(String word, URI uri) throws RefusedException {
        if (uri.getHost() == null || uri.getUserInfo() != null) {
            throw notFetched(word);
        }
        return new Source(word, uri);
    }

    private static RefusedException notFetched(String word) {
        return new RefusedException("Plugins are not fetched from \"" + word
                + "\": give an https address, a folder or a zip.");
    }

    private static Source folder(String word, Path path) throws RefusedException {
        if (INDEXES.stream().noneMatch(index -> Files.exists(path.resolve(index)))) {
            Optional<String> below = Stream.of("site/target/repository", "target/repository", "repository")
                    .filter(folder -> Files.exists(path.resolve(folder).resolve("content.jar"))).findFirst();
            throw new RefusedException("The folder \"" + word + "\" holds no p2 repository (no content.jar)"
                    + below.map(folder -> "; give \"" + Path.of(word, folder) + "\".").orElse("."));
        }
        return new Source(word, path.toAbsolutePath().normalize().toUri());
    }

    private static Source zip(String word, Path path) throws RefusedException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            if (INDEXES.stream().noneMatch(index -> zip.getEntry(index) != null)) {
                throw new RefusedException("The zip \"" + word
                        + "\" holds no p2 repository (no content.jar at its top).");
            }
            return new Source(word, URI.create("jar:" + path.toAbsolutePath().normalize().toUri() + "!/"));
        } catch (IOException e) {
            throw new RefusedException("\"" + word + "\" cannot be read as a zip.");
        }
    }
}
