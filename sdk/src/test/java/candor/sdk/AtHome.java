package candor.sdk;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Opens a client with a key on a machine of its own, and closes it whatever the server does. */
public abstract class AtHome {

  @TempDir protected Path directory = Path.of("");
  protected Home home = new Home(directory);
  protected FakeServer server = home.server();
  protected Candor candor = Candor.silent();

  @BeforeEach
  void openWithKey() {
    home = new Home(directory);
    server = home.server();
    candor = home.open();
  }

  @AfterEach
  void close() {
    server.release();
    candor.close(Duration.ofSeconds(20));
  }
}
