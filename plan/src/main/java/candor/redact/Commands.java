package candor.redact;

/**
 * Takes secrets that commands take behind a flag of one letter. Remembers the command of a line.
 */
final class Commands {

  /** Commands and the flag behind which a password stands, glued to it or apart. */
  private static final String[] PASSWORD_FLAGS =
      Letters.words(
          """
          sshpass p mysql p mysqldump p mysqladmin p mariadb p mongo p mongosh p mongodump p
          mongorestore p login p redis-cli a ldapsearch w ldapadd w ldapmodify w sqlcmd P bcp P zip P
          unzip P 7z p htpasswd b cqlsh p rabbitmqadmin p mosquitto_pub P mosquitto_sub P isql P
          vncviewer p plink pw pscp pw keytool storepass ssh-keygen N
          """);

  /** Commands whose flags u and U take a user, a colon and a password. */
  private static final String[] USER_FLAGS =
      Letters.words(
          """
          curl wget http https httpie smbclient lftp xh
          """);

  private static final String[] LOGIN_FLAGS = Letters.words("-u -U --user --proxy-user -a --auth");

  /** How far before a flag its command is looked for. */
  private static final int MAX_COMMAND = 160;

  private final View view;
  private String flags = "";
  private boolean users;
  private int command;
  private int read;

  Commands(View view) {
    this.view = view;
  }

  /** Reads on to a flag, and remembers the last command on its line that takes secrets. */
  private void readTo(int flag) {
    int i = Math.max(read, flag - MAX_COMMAND);
    if (i - command > MAX_COMMAND) {
      forget();
    }
    while (i < flag) {
      int from = i;
      while (i < flag && Letters.isRun(view.at(i))) {
        i++;
      }
      if (i > from) {
        word(from, i);
      } else if (view.at(i++) == '\n') {
        forget();
      }
    }
    read = flag;
    if (flag - command > MAX_COMMAND) {
      forget();
    }
  }

  private void forget() {
    flags = "";
    users = false;
  }

  /** Learns that a word stands on the line, which may be a command. */
  private void word(int from, int end) {
    if (end - from > 13 || end - from < 2) {
      return;
    }
    for (int i = 0; i < PASSWORD_FLAGS.length; i += 2) {
      if (PASSWORD_FLAGS[i].length() == end - from && view.has(PASSWORD_FLAGS[i], from)) {
        flags = PASSWORD_FLAGS[i + 1];
        command = end;
      }
    }
    for (String name : USER_FLAGS) {
      if (name.length() == end - from && view.has(name, from)) {
        users = true;
        command = end;
      }
    }
  }

  /** Takes what stands behind a dash. Returns where to go on. */
  int take(Marker marker, int i) {
    char before = view.at(i - 1);
    if ((before > ' ' && !Letters.isQuote(before))
        || before == 0
        || !Letters.isRun(view.at(i + 1))) {
      return i + 1;
    }
    readTo(i);
    if (users) {
      int end = takeUser(marker, i);
      if (end > i) {
        return end;
      }
    }
    if (flags.isEmpty() || !view.has(flags, i + 1)) {
      return i + 1;
    }
    int value = i + 1 + flags.length();
    boolean glued = view.at(value) > ' ';
    boolean apart = view.at(value) == ' ' && view.at(value + 1) != '-';
    if (view.at(value) == '=' || Letters.isQuote(view.at(value))) {
      value++;
    }
    return glued || apart ? takeValue(marker, apart ? value + 1 : value) : i + 1;
  }

  private int takeValue(Marker marker, int from) {
    boolean quoted = Letters.isQuote(view.at(from));
    int value = quoted ? from + 1 : from;
    int end = quoted ? Values.quotedEnd(view, value) : Values.bareEnd(view, value);
    boolean hides =
        end > value
            && !Values.isEmpty(view, value, end, quoted)
            && !Letters.isSlash(view.at(value));
    return hides ? marker.take(value, end) : from;
  }

  private int takeUser(Marker marker, int i) {
    int from = i;
    for (String flag : LOGIN_FLAGS) {
      char next = view.at(i + flag.length());
      if (view.has(flag, i) && (next == ' ' || next == '=' || Letters.isQuote(next))) {
        from = i + flag.length() + 1;
      }
    }
    if (from == i) {
      return i;
    }
    from += Letters.isQuote(view.at(from)) ? 1 : 0;
    int end = Values.bareEnd(view, from);
    int colon = from;
    while (colon < end && view.at(colon) != ':' && view.at(colon) != '%') {
      colon++;
    }
    boolean hides = colon + 1 < end && !Values.isEmpty(view, colon + 1, end, false);
    return hides ? marker.take(colon + 1, end) : i;
  }
}
