package candor.server.export;

import candor.server.custody.Custody.Table;
import candor.server.query.Scope;
import candor.server.store.Selection;
import candor.server.store.Store;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/**
 * Writes rows into files. Safe for use by many threads.
 *
 * <p>Files that a client takes are made in a directory of their own, which is emptied at the start:
 * a process that was killed leaves nothing behind for longer.
 */
public final class Exports {

  private final Store store;
  private final Path scratch;

  private Exports(Store store, Path scratch) {
    this.store = store;
    this.scratch = scratch;
  }

  /**
   * Opens a directory for files that are on their way.
   *
   * @param store where the rows are
   * @param scratch a directory that nothing else uses; what is in it is deleted
   * @return the exports
   * @throws IOException if the directory cannot be used
   */
  public static Exports in(Path scratch, Store store) throws IOException {
    Files.createDirectories(scratch, ownerOnly("rwx------"));
    clear(scratch);
    return new Exports(store, scratch);
  }

  /**
   * Is what is asked for.
   *
   * @param scope which app, build and time, and which conditions
   * @param table which rows
   * @param event the event, or the empty string for all
   * @param form the form of the file
   */
  public record Wanted(Scope scope, Table table, String event, Form form) {}

  /**
   * Writes a file into the directory of files that are on their way.
   *
   * @param wanted what is asked for
   * @return the file, which the caller deletes
   * @throws IOException if it cannot be written; then there is no file
   */
  public Path write(Wanted wanted) throws IOException {
    Path file = Files.createTempFile(scratch, "export-", "", ownerOnly("rw-------"));
    boolean done = false;
    try {
      write(wanted, file);
      done = true;
      return file;
    } finally {
      if (!done) {
        Files.deleteIfExists(file);
      }
    }
  }

  /**
   * Writes a file.
   *
   * @param wanted what is asked for
   * @param file the file; what is in it is replaced
   * @return how many rows were written
   * @throws IOException if it cannot be written; then part of it may be there
   */
  public long write(Wanted wanted, Path file) throws IOException {
    Selection selection = wanted.scope().selection(wanted.event());
    if (wanted.form() == Form.PARQUET) {
      try (var rows = new ParquetRows(scratch, file)) {
        store.export(wanted.table(), selection, rows);
        return rows.finish();
      }
    }
    try (var out =
        new BufferedOutputStream(
            Files.newOutputStream(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE),
            1 << 16)) {
      if (wanted.form() == Form.CSV) {
        var rows = new CsvRows(out);
        store.export(wanted.table(), selection, rows);
        return rows.count();
      }
      var rows = new JsonRows(out);
      store.export(wanted.table(), selection, rows);
      return rows.count();
    }
  }

  /** Deletes what is in a directory. */
  static void clear(Path directory) throws IOException {
    try (var all = Files.walk(directory)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        if (!one.equals(directory)) {
          Files.delete(one);
        }
      }
    }
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }
}
