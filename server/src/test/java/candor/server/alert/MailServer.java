package candor.server.alert;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Is a mail server on this machine, whose certificate says {@code localhost}. */
final class MailServer implements AutoCloseable {

  static final String USER = "candor";
  static final String PASSWORD = "s3cret-of-mail";

  /** Says what it offers. */
  enum Offer {
    TLS,
    STARTTLS,
    NOTHING
  }

  private final Offer offer;
  private final ServerSocket server;
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final SSLContext context;

  MailServer(Offer offer) throws IOException, GeneralSecurityException {
    this.offer = offer;
    this.context = context();
    this.server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  /** Trusts the certificate of this server alone, and has its key. */
  static SSLContext context() throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance("PKCS12");
    char[] password = "testing".toCharArray();
    try (var in = MailServer.class.getResourceAsStream("mail.p12")) {
      store.load(in, password);
    }
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("mail", store.getCertificate("mail"));
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  int port() {
    return server.getLocalPort();
  }

  /** Returns the next conversation, all lines of the client. */
  String conversation() throws InterruptedException {
    String said = heard.poll(30, TimeUnit.SECONDS);
    return said == null ? "nobody came" : said;
  }

  private void serve() {
    while (!server.isClosed()) {
      var said = new StringBuilder();
      try (Socket plain = server.accept()) {
        talk(offer == Offer.TLS ? secured(plain) : plain, offer == Offer.TLS, said);
      } catch (IOException e) {
        said.append("broken off");
      }
      heard.add(said.toString());
    }
  }

  private Socket secured(Socket plain) throws IOException {
    var tls = (SSLSocket) context.getSocketFactory().createSocket(plain, null, false);
    tls.setUseClientMode(false);
    tls.startHandshake();
    return tls;
  }

  private void talk(Socket socket, boolean secret, StringBuilder said) throws IOException {
    var in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    OutputStream out = socket.getOutputStream();
    // After STARTTLS the client begins anew without being greeted.
    if (!said.toString().contains("STARTTLS")) {
      say(out, "220 mail.test ESMTP");
    }
    boolean letter = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      said.append(line).append('\n');
      String verb = line.replaceFirst(" .*", "").toUpperCase(Locale.ROOT);
      if (letter) {
        letter = !line.equals(".");
        if (!letter) {
          say(out, "250 taken");
        }
      } else if (verb.equals("STARTTLS")) {
        say(out, "220 go on");
        talk(secured(socket), true, said);
        return;
      } else {
        say(out, answer(verb, line, secret));
        letter = verb.equals("DATA");
        if (verb.equals("QUIT")) {
          return;
        }
      }
    }
  }

  private String answer(String verb, String line, boolean secret) {
    String login = "\0" + USER + "\0" + PASSWORD;
    String right = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    return switch (verb) {
      case "EHLO" ->
          secret
              ? "250-mail.test\r\n250 AUTH PLAIN"
              : offer == Offer.STARTTLS ? "250-mail.test\r\n250 STARTTLS" : "250 mail.test";
      case "AUTH" -> line.endsWith(right) ? "235 welcome" : "535 no";
      case "RCPT" -> line.contains("nobody@") ? "550 unknown" : "250 fine";
      case "DATA" -> "354 go on";
      case "QUIT" -> "221 bye";
      default -> "250 fine";
    };
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
