// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.TreeColumn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.HostColumn;
import org.rdpworkbench.ui.internal.Ui;

/** Choosing columns, also one that a plugin adds. */
@Timeout(120)
class ColumnsDialogTest {

    /** Says the address once more. */
    private static final class Echo implements HostColumn {

        @Override
        public String id() {
            return "test.echo";
        }

        @Override
        public Set<EvidenceKey> uses() {
            return Set.of();
        }

        @Override
        public Optional<String> value(CaseFile evidence) {
            return Optional.of(evidence.target().host());
        }
    }

    private final ServiceRegistration<HostColumn> registration = FrameworkUtil.getBundle(HostsView.class)
            .getBundleContext().registerService(HostColumn.class, new Echo(), null);

    @BeforeEach
    void begin() throws Exception {
        ShownHosts.clear();
    }

    @AfterEach
    void clear() throws Exception {
        registration.unregister();
        ShownHosts.clear();
    }

    private static void open() throws Exception {
        ShownHosts.view();
        ShownHosts.run("org.rdpworkbench.ui.hostColumns");
        Ui.join(ColumnsDialog.ASKING);
    }

    private static void check(String title, boolean checked) throws Exception {
        Ui.sync(() -> {
            Table table = table();
            TableItem item = Stream.of(table.getItems()).filter(one -> one.getText().equals(title)).findFirst()
                    .orElseThrow();
            item.setChecked(checked);
            table.setSelection(item);
            table.notifyListeners(SWT.Selection, new Event());
            return null;
        });
    }

    private static Table table() {
        return Ui.all(Answer.shell("Columns").orElseThrow(), Table.class).getFirst();
    }

    private static List<String> titles() throws Exception {
        return Ui.sync(() -> Stream.of(ShownHosts.tree().getColumns()).map(TreeColumn::getText).toList());
    }

    @Test
    void columnsAreShownInTheChosenOrder() throws Exception {
        open();
        check("Name", false);
        check("test.echo.title", true);
        while (Ui.sync(() -> table().getSelectionIndex() > 1)) {
            Answer.press("Columns", "Up");
        }
        check("Last look", false);
        check("Tags", true);
        Answer.press("Columns", "OK");
        assertEquals(List.of("Name", "test.echo.title", "Tags"), titles());
        assertEquals(titles(), new HostsSettings().columns().stream().map(Column::title).toList());
        open();
        check("Tags", false);
        Answer.press("Columns", "Cancel");
        assertEquals(3, titles().size());
    }

    private static void drag(int... order) throws Exception {
        ShownHosts.view();
        Ui.sync(() -> {
            ShownHosts.tree().setColumnOrder(order);
            return null;
        });
        Ui.drain();
    }

    /** As by their titles; the first one holds the tree. */
    @Test
    void columnsThatAreDraggedStayWhereTheyWerePut() throws Exception {
        open();
        check("Address", true);
        check("Last look", true);
        check("Tags", true);
        Answer.press("Columns", "OK");
        List<String> before = titles();
        assertTrue(before.size() > 3, before.toString());
        int last = before.size() - 1;
        int[] order = IntStream.rangeClosed(0, last).map(i -> i == 0 ? 0 : last + 1 - i).toArray();
        drag(order);
        List<String> after = IntStream.of(order).mapToObj(before::get).toList();
        assertEquals(after, titles());
        assertEquals(after, new HostsSettings().columns().stream().map(Column::title).toList());
        drag(IntStream.rangeClosed(0, last).map(i -> last - i).toArray());
        assertEquals(after, titles());
        assertEquals(0, Ui.sync(() -> ShownHosts.tree().getColumnOrder()[0]));
    }
}
