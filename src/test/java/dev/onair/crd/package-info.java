/** Writes the custom resource definitions of crds/ from the resource classes: annotations say the rules, Javadoc the texts. */
@NullMarked
package dev.onair.crd;

import org.jspecify.annotations.NullMarked;
