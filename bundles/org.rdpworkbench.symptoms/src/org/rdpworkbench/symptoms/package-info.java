// SPDX-License-Identifier: EPL-2.0
/**
 * What a code means, what it proves and what it does not. {@link org.rdpworkbench.symptoms.SymptomText} finds the
 * numbers in what a person typed or pasted, {@link org.rdpworkbench.symptoms.Symptoms} asks every installed
 * {@link org.rdpworkbench.core.spi.SymptomCatalog} about them. The catalogues of this bundle are text files beside
 * their reader and name the source of each entry.
 */
package org.rdpworkbench.symptoms;
