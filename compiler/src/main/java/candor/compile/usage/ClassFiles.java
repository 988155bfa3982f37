package candor.compile.usage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Holds what the classes of directories and jars say. Immutable once it is read.
 *
 * <p>Jars inside jars are not opened. The versions of a class in a multi-release jar are all read.
 */
public final class ClassFiles {

  private static final String EVENT = "candor/sdk/typed/Event";

  private final List<ClassFile> all;
  private final Map<String, Set<String>> parents = new HashMap<>();

  private ClassFiles(List<ClassFile> all) {
    this.all = List.copyOf(all);
    for (ClassFile file : all) {
      parents.computeIfAbsent(file.name(), name -> new HashSet<>()).addAll(file.parents());
    }
  }

  /**
   * Reads every class of every place.
   *
   * @param places directories, jars and class files
   * @return what they say
   * @throws IOException when a place cannot be read or holds a broken class file; the message names
   *     it and says what to do
   */
  public static ClassFiles read(List<Path> places) throws IOException {
    var all = new ArrayList<ClassFile>();
    for (Path place : places) {
      if (Files.isDirectory(place)) {
        directory(place, all);
      } else if (isClass(place.toString())) {
        all.add(ClassFileReader.read(place.toString(), bytes(place)));
      } else {
        jar(place, all);
      }
    }
    return new ClassFiles(all);
  }

  private static void directory(Path directory, List<ClassFile> into) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(directory)) {
      files = walk.filter(file -> isClass(file.toString())).sorted().toList();
    }
    for (Path file : files) {
      into.add(ClassFileReader.read(file.toString(), Files.readAllBytes(file)));
    }
  }

  private static void jar(Path jar, List<ClassFile> into) throws IOException {
    if (!Files.isReadable(jar)) {
      throw new IOException(unreadable(jar));
    }
    try (var zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (isClass(entry.getName())) {
          try (var in = zip.getInputStream(entry)) {
            into.add(ClassFileReader.read(jar + "!/" + entry.getName(), in.readAllBytes()));
          }
        }
      }
    } catch (ZipException e) {
      throw new IOException(jar + " is neither a directory nor a jar; name one of them.", e);
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new IOException(unreadable(file));
    }
    return Files.readAllBytes(file);
  }

  private static String unreadable(Path place) {
    return place + " cannot be read; name a directory of classes or a jar, after compiling.";
  }

  private static boolean isClass(String name) {
    return name.endsWith(".class") && !name.endsWith("module-info.class");
  }

  /**
   * Finds the packages that hold a generated API: their {@code Telemetry} says the hash of a plan.
   *
   * @return their names with dots, sorted
   */
  public List<String> apiPackages() {
    var found = new TreeSet<String>();
    for (ClassFile file : all) {
      if (file.hash() != null && ("/" + file.name()).endsWith("/Telemetry")) {
        found.add(ClassFile.packageOf(file.name()).replace('/', '.'));
      }
    }
    return List.copyOf(found);
  }

  /**
   * Counts the classes.
   *
   * @return how many were read
   */
  public int size() {
    return all.size();
  }

  List<ClassFile> all() {
    return all;
  }

  boolean isEvent(String name) {
    return isA(name, EVENT);
  }

  /** Tells whether a class is another or below it, as far as the classes read can tell. */
  boolean isA(String name, String ancestor) {
    return isA(name, ancestor, new HashSet<>());
  }

  private boolean isA(String name, String ancestor, Set<String> seen) {
    if (name.equals(ancestor)) {
      return true;
    }
    if (!seen.add(name)) {
      return false;
    }
    return parents.getOrDefault(name, Set.of()).stream().anyMatch(up -> isA(up, ancestor, seen));
  }
}
