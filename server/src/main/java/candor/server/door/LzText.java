package candor.server.door;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Undoes the compression of the JavaScript library LZ-string in its Base64 form: codes of growing
 * width, each a phrase met before or a letter that is new. For one use.
 */
final class LzText {

  private static final int NEW_BYTE = 0;
  private static final int END = 2;

  /** The codes of the three words above are taken. */
  private static final int FIRST_PHRASE = 3;

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  /** Six bits each; unlike true Base64, the last letter may be full of meaning. */
  private static final int LETTER_BITS = 6;

  private final String letters;
  private final List<String> phrases = new ArrayList<>();
  private int bit;
  private int width = 2;
  private int roomLeft = 1;

  private LzText(String letters) {
    this.letters = letters;
  }

  static byte[] read(String letters) throws TurnedAway {
    return new LzText(letters).text();
  }

  private byte[] text() throws TurnedAway {
    var text = new StringBuilder();
    String before = "";
    for (int code = bits(width); code != END; code = bits(width)) {
      String phrase;
      if (code < END) {
        phrase = String.valueOf((char) bits(code == NEW_BYTE ? Byte.SIZE : Character.SIZE));
        add(phrase);
      } else if (code - FIRST_PHRASE < phrases.size()) {
        phrase = phrases.get(code - FIRST_PHRASE);
      } else if (code - FIRST_PHRASE == phrases.size() && !before.isEmpty()) {
        phrase = before + before.charAt(0);
      } else {
        throw damaged();
      }
      text.append(phrase);
      if (text.length() > Gunzip.MOST_BYTES) {
        throw Problems.tooLarge("The body grows beyond what its size or the limit allows.");
      }
      if (!before.isEmpty()) {
        add(before + phrase.charAt(0));
      }
      before = phrase;
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void add(String phrase) {
    phrases.add(phrase);
    if (--roomLeft == 0) {
      roomLeft = 1 << width;
      width++;
    }
  }

  /** Reads a number whose lowest bit comes first. */
  private int bits(int count) throws TurnedAway {
    int number = 0;
    for (int i = 0; i < count; i++, bit++) {
      int at = bit / LETTER_BITS;
      int letter = at < letters.length() ? ALPHABET.indexOf(letters.charAt(at)) : -1;
      if (letter < 0) {
        throw damaged();
      }
      number |= (letter >> (LETTER_BITS - 1 - bit % LETTER_BITS) & 1) << i;
    }
    return number;
  }

  private static TurnedAway damaged() {
    return Problems.unreadable("The compressed text is damaged.");
  }
}
