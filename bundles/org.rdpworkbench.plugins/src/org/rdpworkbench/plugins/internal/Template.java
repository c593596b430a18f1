// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.rdpworkbench.plugins.RefusedException;

/**
 * The project that a new plugin begins with: a working one under another name, which lies in {@code releng/template}
 * and in this bundle. All its files are text.
 */
final class Template {

    private static final String FOLDER = "template/project/";
    private static final String ID = "com.example.rdp.sample";
    private static final String FOLDERS = "com/example/rdp/sample";
    private static final String REPOSITORY = "file:///the/repository/of/the/workbench";
    /** What is replaced, all at once, since an id may hold the family's word; that only where it stands alone. */
    private static final Pattern NAMES = Pattern.compile(ID + "|" + FOLDERS + "|" + REPOSITORY + "|\\bsample\\b");

    private final PluginName name;
    private final URI repository;

    Template(PluginName name, URI repository) {
        this.name = name;
        this.repository = repository;
    }

    /** Writes all files below a folder, which is made where it is not there. */
    void write(Bundle bundle, Path folder) throws IOException, RefusedException {
        List<URL> files = Collections.list(bundle.findEntries(FOLDER, "*", true)).stream()
                .filter(url -> !url.getPath().endsWith("/")).toList();
        try {
            for (URL file : files) {
                String path = file.getPath().substring(file.getPath().indexOf(FOLDER) + FOLDER.length());
                write(file, folder.resolve(renamed(path)));
            }
        } catch (AccessDeniedException e) {
            throw new RefusedException("You may not write to the folder \"" + folder + "\".");
        } catch (FileSystemException e) {
            throw new RefusedException("The folder \"" + folder + "\" cannot be written to"
                    + (e.getReason() == null ? "." : ": " + e.getReason() + "."));
        }
    }

    private void write(URL from, Path to) throws IOException {
        String text;
        try (InputStream in = from.openStream()) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Files.createDirectories(to.getParent());
        Files.writeString(to, renamed(text));
        if (text.startsWith("#!") && Files.getFileAttributeView(to, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private String renamed(String text) {
        return NAMES.matcher(text).replaceAll(match -> Matcher.quoteReplacement(switch (match.group()) {
            case ID -> name.id();
            case FOLDERS -> name.id().replace('.', '/');
            // Inside XML, where the only thing of an address that means something is this.
            case REPOSITORY -> repository.toString().replace("&", "&amp;");
            default -> name.family();
        }));
    }
}
