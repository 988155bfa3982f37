package candor.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Says where in a path the name of somebody stands. */
@Tag("DIM-76")
final class HomesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/home/eva/a.c:1 | /home/<redacted>/a.c:1",
        "/Users/eva lund/a | /Users/<redacted>/a",
        "'/home/eva lund' | '/home/<redacted>'",
        "/Users/Eva Lund: gone | /Users/<redacted>: gone",
        "/Users/Eva Lund gone | /Users/<redacted> Lund gone",
        "/Users/Eva lund, gone | /Users/<redacted> lund, gone",
        "/home//eva | /home//<redacted>",
        "C:\\Users\\eva\\a | C:\\Users\\<redacted>\\a",
        "c:/users/eva/a | c:/users/<redacted>/a",
        "C:\\Documents and Settings\\eva\\a | C:\\Documents and Settings\\<redacted>\\a",
        "\\\\nas\\homes\\nina\\a | \\\\nas\\homes\\<redacted>\\a",
        "see \\\\nas\\home\\nina\\tax | see \\\\nas\\home\\<redacted>\\tax",
        "\\\\dc\\profiles$\\eva\\a | \\\\dc\\profiles$\\<redacted>\\a",
        "E:\\Profiles\\eva\\a | E:\\Profiles\\<redacted>\\a",
        "/var/mail/eva | /var/mail/<redacted>",
        "/media/eva/USB /run/media/eva/USB | /media/<redacted>/USB /run/media/<redacted>/USB",
        "file:///home/eva/a | file:///home/<redacted>/a",
        "smb://nas/home/eva/a sftp://nas/home/eva/a | smb://nas/home/<redacted>/a sftp://nas/home/<redacted>/a",
        "vscode-remote://wsl+ubuntu/home/eva/x | vscode-remote://wsl+ubuntu/home/<redacted>/x",
        "nfs://nas/home/eva afp://nas/home/eva | nfs://nas/home/<redacted> afp://nas/home/<redacted>",
        "~eva/a ~eva.lund/a | ~<redacted>/a ~<redacted>/a",
        "user 'CORP\\eva.lund' \"AD-1\\eva\" | user 'CORP\\<redacted>' \"AD-1\\<redacted>\"",
        "deploy7@10.0.0.5: root@10.0.0.5: | <redacted>@<redacted>: root@<redacted>:",
        "/home/O'Neill/a | /home/<redacted>/a"
      })
  void theNameGoesAndTheRestStays(String text, String expected) {
    assertEquals(expected, Redaction.secrets(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/home/",
        "/home",
        "/home/runner/a",
        "/home/ubuntu",
        "/Users/Shared/a",
        "C:\\Users\\Public\\a",
        "C:\\Users\\All Users\\a",
        "/home/index.html",
        "/media/cdrom0",
        "https://example.org/home/eva/a",
        "http://example.org/Users/eva",
        "app://example/home/eva",
        "example.org/Users/list",
        "assets/img/home/hero",
        "src/home/hero.js",
        "/users/list",
        "GET /api/users/7",
        "/api/profiles/eva",
        "/x/mail/eva",
        "x/media/eva",
        "~/a ~7/a a~eva/a /~eva/a ~eva",
        "'App\\model' 'CORP\\eva 'NT AUTHORITY\\SYSTEM' CORP\\eva 'HKLM\\Software' 'X\\eva' 'CORP\\e'",
        "'CORP\\admin' 'CORP\\eva\\x'"
      })
  void whatNamesNobodyStays(String text) {
    assertEquals(text, Redaction.secrets(text));
  }
}
