/**
 * Reads and writes JSON within bounds.
 *
 * <p>Start at {@link candor.json.Json}. Imports nothing; imported by any room. Holds no product
 * word: a type that knows what an event is belongs one floor up. The promise: no input, whatever
 * its bytes, makes the reader throw anything but {@link candor.json.JsonException}, recurse past
 * its depth or allocate past its limits; {@code JsonReaderTest} and {@code JsonFuzzTest} keep it.
 */
@NullMarked
package candor.json;

import org.jspecify.annotations.NullMarked;
