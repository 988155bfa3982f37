package candor.server.mapping;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Is what a kept mapping says of itself, at its end. Immutable.
 *
 * @param release the version of the app that it belongs to
 * @param kind what it maps
 * @param name the generated file, or what the mapping is called
 * @param debugId the id that tools put into a generated file and its map, or empty
 * @param added when it was handed in
 * @param received the bytes of the file that was handed in, unpacked
 * @param places where its parts begin, and how long they are
 */
record Label(
    String release,
    Kind kind,
    String name,
    String debugId,
    Instant added,
    long received,
    List<Long> places) {

  /** Ends a whole file, so that a torn one is known. */
  static final byte[] MARK = "CNDRMAP1".getBytes(StandardCharsets.US_ASCII);

  Label {
    places = List.copyOf(places);
  }

  void write(PackedOutput out) throws IOException {
    long from = out.at();
    out.text(release).text(kind.word()).text(name).text(debugId);
    out.number(added.toEpochMilli()).number(received).number(places.size());
    for (long place : places) {
      out.number(place);
    }
    out.narrow((int) (out.at() - from)).bytes(MARK, MARK.length);
  }

  static Label read(PackedInput in) throws IOException {
    String release = in.text();
    Kind kind = Kind.of(in.text());
    if (kind == null) {
      throw new IOException("a kept mapping is of a kind that is not known");
    }
    String name = in.text();
    String debugId = in.text();
    Instant added = Instant.ofEpochMilli(in.number());
    long received = in.number();
    var places = new ArrayList<Long>();
    for (long left = in.number(); left > 0; left--) {
      places.add(in.number());
    }
    return new Label(release, kind, name, debugId, added, received, places);
  }
}
