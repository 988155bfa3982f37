package candor.server.mapping;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a mapping of ProGuard or R8 and writes its classes as they come. Fields are passed over,
 * and so are comments, but for the file of a class and for what only the compiler knows. For one
 * thread and one use.
 */
final class R8Reader {

  /** Large apps have 150,000 classes. */
  private static final int MOST_CLASSES = 1_000_000;

  /** The largest classes take some hundred kilobytes; one is read through when it is asked. */
  private static final long MOST_CLASS = 16 << 20;

  private static final int LONGEST_NAME = 1_000;

  private final Lines lines;
  private final PackedOutput out;
  private final List<R8Mapping.Spot> spots = new ArrayList<>();
  private @Nullable String head;
  private String file = "";
  private boolean isWritten;
  private @Nullable R8Member last;
  private long begin;

  R8Reader(InputStream in, PackedOutput out) {
    this.lines = new Lines(in);
    this.out = out;
  }

  void read() throws IOException {
    for (String line = lines.next(); line != null; line = lines.next()) {
      String said = line.strip();
      if (said.startsWith("#")) {
        comment(said);
      } else if (!said.isEmpty()) {
        if (Character.isWhitespace(line.charAt(0))) {
          member(said);
        } else {
          classLine(said);
        }
      }
    }
    close();
    if (spots.isEmpty()) {
      throw new BadMapping(
          "the file has no class; a mapping of R8 has lines such as \"org.example.Cart -> a.b:\"");
    }
  }

  private void classLine(String said) throws IOException {
    close();
    int arrow = said.indexOf(" -> ");
    boolean isClass =
        arrow > 0 && said.endsWith(":") && said.indexOf(' ', arrow + 4) < 0 && arrow < LONGEST_NAME;
    if (!isClass) {
      throw lines.bad("is no class; it must read \"original name -> name in the app:\"");
    }
    if (spots.size() == MOST_CLASSES) {
      throw lines.bad("is one class too many: the most are " + MOST_CLASSES);
    }
    String renamed = said.substring(arrow + 4, said.length() - 1);
    begin = out.at();
    spots.add(new R8Mapping.Spot(R8Mapping.hash(renamed), begin));
    out.text(renamed);
    head = said.substring(0, arrow);
  }

  private void member(String said) throws IOException {
    if (head == null) {
      throw lines.bad("is a member of no class; a class comes first");
    }
    R8Member member = R8Member.of(said, lines);
    writeLast();
    // A field is not kept, and what is said behind it is not said of the method before.
    last = member;
    if (out.at() - begin > MOST_CLASS) {
      throw lines.bad("makes a class larger than %d MB".formatted(MOST_CLASS >> 20));
    }
  }

  private void comment(String said) throws IOException {
    boolean matters = said.contains("\"sourceFile\"") || said.contains("r8.synthesized\"");
    if (head == null || !matters) {
      return;
    }
    var told = new String[] {"", ""};
    try {
      var in = new ByteArrayInputStream(said.substring(1).getBytes(StandardCharsets.UTF_8));
      var json = new JsonText(in);
      json.members("comment", name -> told(json, name, told));
    } catch (BadMapping e) {
      // It is a comment: people may write what they like there.
      return;
    }
    if (told[0].equals("sourceFile") && last == null && !isWritten) {
      // Compilers may write the whole path of whoever built it.
      file = FileNames.last(told[1]);
    } else if (told[0].equals("com.android.tools.r8.synthesized") && last != null) {
      last = last.made();
    }
  }

  private static void told(JsonText json, String name, String[] told) throws IOException {
    switch (name) {
      case "id" -> told[0] = json.text(name, LONGEST_NAME);
      case "fileName" -> told[1] = json.text(name, LONGEST_NAME);
      default -> json.skip(name);
    }
  }

  private void writeLast() throws IOException {
    if (!isWritten && head != null) {
      out.text(head).text(file);
      isWritten = true;
    }
    if (last != null) {
      last.write(out);
    }
  }

  private void close() throws IOException {
    if (head != null) {
      writeLast();
      R8Member.writeEnd(out);
    }
    head = null;
    file = "";
    isWritten = false;
    last = null;
  }

  /** Writes the index, and returns where it is, as a mapping reads it. */
  List<Long> finish() throws IOException {
    long index = out.at();
    spots.sort(Comparator.comparingLong(R8Mapping.Spot::hash));
    for (R8Mapping.Spot spot : spots) {
      out.wide(spot.hash()).wide(spot.at());
    }
    return List.of(index, (long) spots.size());
  }
}
