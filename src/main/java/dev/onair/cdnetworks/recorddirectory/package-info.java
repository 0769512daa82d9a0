/** RecordDirectory: where recordings of channels are kept. The vendor neither changes nor deletes one. */
@NullMarked
package dev.onair.cdnetworks.recorddirectory;

import org.jspecify.annotations.NullMarked;
