package candor.example.dimmy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Proves that what is private is in no byte that leaves, whatever is done with the app. */
final class PrivacyTest extends Given {

  @Test
  @Tag("DIM-07")
  @Tag("DIM-22")
  @Tag("DIM-25")
  @Tag("DIM-32")
  @Tag("DIM-33")
  @Tag("DIM-43")
  @Tag("DIM-44")
  @Tag("DIM-45")
  @Tag("DIM-46")
  @Tag("DIM-51")
  @Tag("DIM-81")
  @Tag("DIM-82")
  @Tag("DIM-83")
  @Tag("DIM-85")
  @Tag("DIM-86")
  @Tag("DIM-87")
  @Tag("DIM-88")
  void nothingThatIsPrivateLeavesInAWholeDayOfWork() throws Exception {
    box.set("USER", "hedwigada").set("HOSTNAME", "hedwigs-laptop").set("PATH", "/opt/geheim/bin");
    String wav = box.wav("geheim.wav", 6);
    var lines =
        new String[] {
          "settings set microphone \"geheim AirPods\" shortcut Ctrl+Alt+Geheim",
          "settings set custom_prompt \"geheim: write like aunt Hedwig\"",
          "settings set stt_provider https://geheim.example/v1 llm_style \"geheim style\"",
          "key set stt https://geheim.example/v1 sk-geheim0123456789",
          "key set llm openai sk-geheim0123456789",
          "transcribe --mode cloud " + wav,
          "transcribe --llm formal " + wav,
          "hotkey " + wav,
          "settings set local_model geheim",
          "transcribe " + wav,
          "transcribe " + box.file("geheim-none.wav"),
        };

    box.session(lines);
    var transcript = box.out().lines().filter(line -> line.contains(" ")).toList();
    box.process("crash", "cannot read " + wav);
    box.run("settings");

    assertEquals(4, transcript.size(), box.out());
    String left = receiver.text();
    assertTrue(left.contains("transcription.completed") && left.contains("\"crashes\""), left);
    for (String line : transcript.subList(1, 4)) {
      assertFalse(left.contains(line), line);
    }
    for (String part : List.of("geheim", "Geheim", "hedwig", "Hedwig", home.toString(), "sk-")) {
      assertFalse(left.contains(part), part);
    }
  }

  @Test
  void whatLeftCanBeReadAndCheckedByWhoeverRunsIt() throws Exception {
    box.run("transcribe", box.wav("a.wav", 2));

    assertEquals(0, box.run("privacy", "export"));
    assertEquals(receiver.text(), box.out().strip());
    assertEquals(0, box.run("privacy", "validate"), box.out());
    assertEquals(0, box.run("privacy", "audit"), box.out());
  }
}
