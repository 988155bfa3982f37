package candor.redact;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;

/** Writes texts of kinds and forms that the labelled sets do not hold, with chosen secrets. */
final class UnseenTexts {

  private static final String SMALL = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final String MIXED = SMALL + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String HEX = "0123456789abcdef";

  /**
   * A kind, what draws its secret (m mixed, s small, x hex, d digits, p password, u user), a text.
   */
  private static final String[] FORMS = {
    "key of a service|m40|auth with xai-% failed",
    "key of a service|m36|gho_%。",
    "key of a service|m40|newvendor_live_% was refused",
    "key of a service|s43|nuget oy2%",
    "key of a service|x32|twilio SK% invalid",
    "token without a name|m40|unexpected value % in field",
    "setting|p10|database:\n  host: db\n  password: %\n  port: 5",
    "setting|p10|spring.datasource.password=%",
    "setting|p10|{host:h Password:% Port:1}",
    "setting|p10|:password => \"%\"",
    "element|p10|<password>%</password>",
    "element|p10|<add key=\"ApiSecret\" value=\"%\" />",
    "quoted twice|p10|\"{\\\\\\\"client_secret\\\\\\\":\\\\\\\"%\\\\\\\"}\"",
    "object|m20|{\"name\":\"API_TOKEN\",\"value\":\"%\"}",
    "code|p10|Config { host: \"h\", password: Some(\"%\"), port: 1 }",
    "command|p10|mysqldump -uroot -p% db failed",
    "command|p10|redis-cli -a % ping",
    "command|p10|java -Ddb.password=% -jar x.jar",
    "command|p10|docker login -u bob -p % reg.example",
    "header|m30|Set-Cookie: sid=%; Path=/; HttpOnly",
    "header|m30|[(\"authorization\", \"Bearer %\"), (\"accept\", \"*/*\")]",
    "header|x64|Signature=%, SignedHeaders=host",
    "form|p10|form-data; name=\"password\"\r\n\r\n%\r\n--x",
    "address|m30|GET /cb?code=%&state=1 HTTP/1.1",
    "address|p10|amqp://svc:%@mq:5672/v",
    "address|p10|root:%@tcp(127.0.0.1:3306)/db",
    "address|p10|ftp%3A%2F%2Fbob%3A%%40files.example",
    "web hook|m68|https://discord.com/api/webhooks/123456789012345678/%",
    "sentence|p10|the password is %",
    "sentence|m24|secret % leaked",
    "home|u0|open \"/home/%/x y/z.txt\" failed",
    "home|u0|\\\\?\\C:\\Users\\%\\a",
    "home|u0|/run/media/%/d/a",
    "home|u0|cannot stat ~%/a",
    "home|u0|D:\\Documents and Settings\\%\\a",
    "user|u0|SUDO_USER=% x",
    "machine|s7|http://%-macbook.local:80 gone",
    "hidden characters|m36|gh\u200bp_%",
    "look-alikes|p10|\u0440assword=%",
    "look-alikes|m40|\uff53\uff4b-%",
    "colours|p10|password=\u001b[1m%\u001b[0m done",
    "block|m64|-----BEGIN EC PRIVATE KEY-----\n%"
  };

  private static final String[] PASSWORDS = {
    "Tr0ub4dor!",
    "hunter2xyz",
    "P@55w0rd-99",
    "kX9#mQ2$",
    "Sommer2024",
    "correct-horse-7",
    "qwertz1234"
  };

  private static final String[] USERS = {"oliver", "m.schneider", "chloe-m", "tom_b", "pbrown7"};

  private final SplittableRandom random;

  UnseenTexts(long seed) {
    this.random = new SplittableRandom(seed);
  }

  List<Labelled> next() {
    List<Labelled> texts = new ArrayList<>();
    for (String form : FORMS) {
      int first = form.indexOf('|');
      int second = form.indexOf('|', first + 1);
      String secret =
          secret(form.charAt(first + 1), Integer.parseInt(form.substring(first + 2, second)));
      String text = form.substring(second + 1).replaceFirst("%(?![0-9A-F]{2})", "\u0000");
      text = text.replace("\u0000", secret);
      texts.add(new Labelled(form.substring(0, first), text, List.of(secret)));
    }
    String pair = "password=" + secret('p', 10);
    String inside =
        Base64.getEncoder().encodeToString(pair.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    texts.add(new Labelled("base 64", "payload " + inside + " refused", List.of(inside)));
    return texts;
  }

  private String secret(char kind, int size) {
    if (kind == 'p') {
      return PASSWORDS[random.nextInt(PASSWORDS.length)];
    } else if (kind == 'u') {
      return USERS[random.nextInt(USERS.length)];
    }
    String letters = kind == 'm' ? MIXED : kind == 's' ? SMALL : HEX;
    var secret = new StringBuilder();
    for (int i = 0; i < size; i++) {
      secret.append(letters.charAt(random.nextInt(letters.length())));
    }
    return secret.toString();
  }
}
