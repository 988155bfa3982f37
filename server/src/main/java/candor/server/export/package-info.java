/**
 * Writes rows as CSV, JSON lines or Parquet, with memory that does not grow with their number.
 *
 * <p>Start at {@link candor.server.export.Exports}. Imports store, custody, query and json;
 * imported by desk and server. Answers no client. The promise: every value comes back as it was,
 * but for the apostrophe that disarms formulas in CSV; {@code ExportsTest} keeps it.
 */
@NullMarked
package candor.server.export;

import org.jspecify.annotations.NullMarked;
