// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.ui.IWorkbenchPartSite;

/**
 * Copies hosts as lines of text, and adds hosts out of lines of text. Hosts that were cut stay where they are until
 * they are pasted, and then move with all that is known of them.
 */
final class HostClipboard {

    /** What was cut. */
    private record Cut(List<String> ids, String text) {}

    private final IWorkbenchPartSite site;
    private final Hosts hosts;
    private final HostTree tree;
    private Optional<Cut> cut = Optional.empty();

    HostClipboard(IWorkbenchPartSite site, Hosts hosts, HostTree tree) {
        this.site = site;
        this.hosts = hosts;
        this.tree = tree;
    }

    void copy(boolean cutting) {
        List<Row> rows = tree.selection();
        String lines = lines(rows);
        // Of groups without hosts their names: what lay there before is not what was cut.
        String text = cutting && lines.isEmpty() ? rows.stream().map(Row::name).map(HostClipboard::line)
                .collect(Collectors.joining("\n")) : lines;
        if (!text.isEmpty()) {
            Clipboard clipboard = new Clipboard(tree.control().getDisplay());
            clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
            clipboard.dispose();
        }
        cut = cutting ? Optional.of(new Cut(rows.stream().map(Row::id).toList(), text)) : Optional.empty();
    }

    /** One host a line: its name, if it has one, a tab, and where it is. */
    static String lines(List<Row> rows) {
        return rows.stream().flatMap(Row::hosts).distinct().map(row -> row.host().name().isEmpty()
                ? row.target().toString() : line(row.host().name()) + "\t" + row.target())
                .collect(Collectors.joining("\n"));
    }

    private static String line(String name) {
        return name.replaceAll("[\\t\\r\\n]+", " ");
    }

    /** What was cut moves, as often as it is pasted; other text becomes hosts. */

    void paste(Optional<String> group) {
        Clipboard clipboard = new Clipboard(tree.control().getDisplay());
        String text = (String) clipboard.getContents(TextTransfer.getInstance());
        clipboard.dispose();
        if (cut.isPresent() && cut.get().text().equals(text)) {
            HostMove.into(hosts, cut.get().ids(), group);
        } else if (text != null && !text.isBlank()) {
            hosts.edits().inBackground("Paste", new PastedHosts(hosts, text, group, () -> preview(text, group)));
        }
    }

    private void preview(String text, Optional<String> group) {
        site.getShell().getDisplay().asyncExec(() -> ImportHosts.open(site.getWorkbenchWindow(), new HostSource(
                List.of(), text, HostPreview.path(hosts.known().contents().groups(), group))));
    }
}
