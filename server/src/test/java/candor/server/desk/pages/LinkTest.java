package candor.server.desk.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LinkTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "//evil.example",
        "https://evil.example",
        "..",
        "\\\\x",
        "a b\"<>"
      })
  void anAddressIsAlwaysAPathOfThisServer(String text) {
    URI uri = URI.create(Link.to(text, text).with(text, text).href());
    assertTrue(uri.getScheme() == null && uri.getAuthority() == null, uri.toString());
    assertEquals("/", URI.create("http://here").resolve(uri).getPath().substring(0, 1));
    assertTrue(!uri.getRawPath().contains("/.."), uri.toString());
  }

  @Test
  void theRootIsASlash() {
    assertEquals("/", Link.to().href());
  }

  @Test
  void parametersKeepTheirOrderAndStayReadable() {
    assertEquals(
        "/a/dimmy?f=os:is:macOS%2026,x&period=7d",
        Link.to("a", "dimmy").with("f", "os:is:macOS 26,x").with("period", "7d").href());
  }
}
