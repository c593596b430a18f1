// SPDX-License-Identifier: EPL-2.0
/**
 * A tour through a built product: what its window can show is opened, one after another, and taken a picture of. The
 * tests of the product put this fragment into an installation; it is part of none.
 */
package org.rdpworkbench.ui.internal.tour;
