package candor.example.shimmy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that the server answers, metrics or not. */
@Tag("SHI-01")
final class ApiTest {

  @TempDir Path home;
  private Box box;
  private Shimmy shimmy;

  @BeforeEach
  void open() {
    box = new Box(home, "http://127.0.0.1:9");
    shimmy = box.serve();
  }

  @AfterEach
  void close() {
    shimmy.stop();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "/health                  | \"status\":\"ok\"",
        "/metrics                 | shimmy_models_loaded 0",
        "/diag                    | \"models\":0",
        "/api/models              | \"name\":\"tiny-chat\"",
        "/api/models/discover     | \"name\":\"tiny-code\"",
        "/api/models/tiny-chat/status | \"loaded\":false",
        "/api/tools               | \"count-words\"",
        "/api/tags                | \"model\":\"tiny-story\"",
        "/v1/models               | \"id\":\"tiny-chat\"",
      })
  void whatCanBeAskedIsAnswered(String path, String part) throws Exception {
    var answer = box.get(shimmy, path, "curl/8");
    assertEquals(200, answer.statusCode());
    assertTrue(answer.body().contains(part), answer.body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "/api/generate | {'model':'tiny-chat','prompt':'x','max_tokens':3} | 'tokens':3",
        "/v1/completions | {'model':'tiny-chat','prompt':'x','max_tokens':3} | 'completion_tokens':3",
        "/v1/chat/completions | {'model':'tiny-chat','messages':[{'content':'x'}]} | 'role':'assistant'",
        "/v1/messages | {'model':'tiny-chat','messages':[{'content':'x'}]} | 'output_tokens':24",
        "/api/workflows/execute | {'steps':[{'model':'tiny-chat','prompt':'x'}]} | 'results':['",
        "/api/tools/count-words/execute | {'text':'two words'} | 'words':2",
        "/api/models/tiny-code/load | x | 'loaded':true",
        "/api/models/tiny-code/unload | x | 'loaded':false",
      })
  void whatCanBeDoneIsDone(String path, String body, String part) throws Exception {
    var answer = box.post(shimmy, path, body.replace('\'', '"'));
    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains(part.replace('\'', '"')), answer.body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "/api/generate | {'model':'none','prompt':'x'} | 404",
        "/api/generate | {'model':'tiny-chat'} | 400",
        "/api/generate | not json | 400",
        "/v1/chat/completions | {'model':'tiny-chat','messages':[]} | 400",
        "/api/workflows/execute | {'steps':[1]} | 400",
        "/api/tools/rm/execute | {'text':'x'} | 404",
        "/api/models/none/load | x | 404",
        "/nothing | x | 404",
        "/ws/generate | x | 426",
      })
  void whatCannotBeDoneIsSaid(String path, String body, int status) throws Exception {
    assertEquals(status, box.post(shimmy, path, body.replace('\'', '"')).statusCode());
  }

  @Test
  void aBodyHasABound() throws Exception {
    assertEquals(413, box.post(shimmy, "/api/generate", "x".repeat((1 << 20) + 1)).statusCode());
    assertEquals(405, box.get(shimmy, "/api/generate", "curl/8").statusCode());
  }

  @ParameterizedTest
  @CsvSource({
    "serve --bind nowhere",
    "serve --bind a:x",
    "serve --port 1",
    "dance",
    "config status"
  })
  void wrongUsageIsSaidInOneSentence(String typed) {
    assertEquals(2, box.run(typed.split(" ", -1)));
    assertEquals(1, box.err().lines().count());
  }

  @Test
  void generatingIsTheSameTwice() {
    assertEquals(0, box.run("generate", "tiny-chat", "hello", "--max-tokens", "5"));
    String first = box.out();
    box.run("generate", "tiny-chat", "hello", "--max-tokens", "5");
    assertEquals(first, box.out());
    assertEquals(5, first.split(" ", -1).length);
    assertEquals(1, box.run("generate", "none", "hello"));
    assertEquals(2, box.run("generate", "tiny-chat", "hello", "--max-tokens", "many"));
    assertEquals(0, box.run("help"));
  }
}
