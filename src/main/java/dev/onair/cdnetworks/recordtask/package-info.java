/** RecordTask: one recording of a channel, from a time until a time, and the files that it leaves. */
@NullMarked
package dev.onair.cdnetworks.recordtask;

import org.jspecify.annotations.NullMarked;
