package candor.redact;

/** Takes what stands before the at sign: mailboxes, and the passwords in addresses of servers. */
final class Addresses {

  /** A password with a slash is looked for this far. */
  private static final int MAX_PASSWORD = 64;

  private static final String[] FILES =
      Letters.words(
          """
          png jpg jpeg gif svg js ts css dylib so jar html webp service socket
          """);

  private static final String[] WEBHOOKS =
      Letters.words(
          """
          hooks.slack.com/ discord.com/api/webhooks/ discordapp.com/api/webhooks/ hooks.zapier.com/
          webhook.office.com/ outlook.office.com/webhook/ api.telegram.org/bot
          maker.ifttt.com/trigger/ chat.googleapis.com/v1/spaces/ open.feishu.cn/open-apis/bot/
          oapi.dingtalk.com/robot/ qyapi.weixin.qq.com/cgi-bin/webhook/
          events.pagerduty.com/integration/ webhook.site/ hooks.airtable.com/
          ptb.discord.com/api/webhooks/ canary.discord.com/api/webhooks/ logic.azure.com
          hook.integromat.com/ hook.eu1.make.com/ hooks.chime.aws/
          """);

  private Addresses() {}

  /** Takes the password of an address with a scheme. Returns where to go on. */
  static int takeUser(Marker marker, int colon) {
    View view = marker.view;
    int from = colon + 3;
    if (nextAt(view, from) == view.length) {
      return from;
    }
    int first = -1;
    int at = -1;
    int parts = -1;
    int i = from;
    while (!endsAddress(view.at(i)) && "/?#".indexOf(view.at(i)) < 0) {
      at = view.at(i) == '@' ? i : at;
      first = first < 0 ? at : first;
      parts = parts < 0 && view.at(i) == ':' ? i : parts;
      i++;
    }
    if (at < 0 && parts > 0 && !Letters.isDigit(view.at(parts + 1))) {
      at = farAt(view, i);
    }
    if (at < 0) {
      return from;
    }
    if (parts < 0 || parts > at) {
      boolean token = Randomness.isLikely(view, from, at) || Prefixes.end(view, from) == at;
      return token ? marker.take(from, at) : from;
    }
    boolean mailbox = first >= 0 && first < parts;
    boolean token =
        mailbox || Prefixes.end(view, from) > 0 || Randomness.isLikely(view, from, parts);
    if (Values.isEmpty(view, parts + 1, at, true) && !Values.isLetters(view, parts + 1, at)) {
      return at + 1;
    }
    marker.take(token ? from : parts + 1, at);
    return at + 1;
  }

  /** Finds the next at sign; remembered, because many schemes may share one, or have none. */
  private static int nextAt(View view, int from) {
    if (view.nextAt < from) {
      int i = from;
      while (i < view.length && view.at(i) != '@') {
        i++;
      }
      view.nextAt = i;
    }
    return view.nextAt;
  }

  private static int farAt(View view, int from) {
    int at = -1;
    if (nextAt(view, from) - from >= MAX_PASSWORD) {
      return at;
    }
    for (int i = from; i - from < MAX_PASSWORD && !endsAddress(view.at(i)); i++) {
      at = view.at(i) == '@' ? i : at;
    }
    return at;
  }

  private static boolean endsAddress(char c) {
    return Letters.isBreak(c) || c == '|' || c == '\\';
  }

  /** Finds the start of a web hook around a scheme, and takes the whole address. */
  static int takeHook(Marker marker, int start, int colon) {
    View view = marker.view;
    int from = colon + 3;
    int tail = hostTail(view, from);
    if (tail < 0) {
      return from;
    }
    for (String hook : WEBHOOKS) {
      int host = view.has(hook, from) ? from : view.has(hook, tail) ? tail : -1;
      if (host >= 0) {
        int key = host + hook.length();
        int end = Values.bareEnd(view, key);
        return end - key >= 8 ? marker.take(start, end) : from;
      }
    }
    return from;
  }

  /** Finds where the host goes on behind its first dot, or returns -1. */
  private static int hostTail(View view, int from) {
    int dot = from;
    while (dot - from < 40 && Letters.isRun(view.at(dot))) {
      dot++;
    }
    return view.at(dot) == '.' ? dot + 1 : -1;
  }

  /** Takes the mailbox around an at sign, or the password before it. Returns where to go on. */
  static int takeMail(Marker marker, int at) {
    View view = marker.view;
    int from = at;
    while (from > marker.taken() && isLocal(view.at(from - 1))) {
      from--;
    }
    while (from < at && (view.at(from) == '.' || view.at(from) == '-' || view.at(from) == '%')) {
      from++;
    }
    int end = domainEnd(view, at + 1);
    if (takesLogin(marker, at) || takesServer(marker, from, at, end)) {
      return at + 1;
    }
    boolean scp = view.has("git@", from) || view.has("hg@", from);
    if (from == at || scp || view.at(from - 1) == '@' || Letters.isMark(view.at(from - 1))) {
      return at + 1;
    }
    boolean shell = view.at(end) == ':' && (view.at(end + 1) == '~' || view.at(end + 1) == '/');
    if (isDomain(view, at + 1, end)) {
      // The last part of a domain is a country or a trade; the rest may be a family or a firm.
      marker.take(from, lastDot(view, at + 1, end));
      return end;
    } else if ((shell && end > at + 1) || view.has("sip:", from - 4)) {
      return marker.take(from, end);
    }
    // Of an account on a machine the address is found by itself.
    boolean machine = Networks.ip4End(view, at + 1) > 0 && !Homes.isNobody(view, from, at);
    return machine ? Math.max(marker.take(from, at), at + 1) : at + 1;
  }

  /** The form user/password@host of one vendor: behind its driver or its command. */
  private static boolean takesLogin(Marker marker, int at) {
    View view = marker.view;
    int slash = at - 1;
    while (at - slash < MAX_PASSWORD
        && slash > marker.taken()
        && !Letters.isBreak(view.at(slash))
        && "/@".indexOf(view.at(slash)) < 0) {
      slash--;
    }
    if (view.at(slash) != '/') {
      return false;
    }
    int user = slash;
    while (slash - user < MAX_PASSWORD && Letters.isRun(view.at(user - 1))) {
      user--;
    }
    boolean login = view.has("thin:", user - 5) || view.has("sqlplus ", user - 8);
    boolean hides = login && user < slash && slash + 1 < at;
    return hides && marker.take(slash + 1, at) == at;
  }

  /** The form user:password@host of drivers, without a scheme before it. */
  private static boolean takesServer(Marker marker, int local, int at, int end) {
    View view = marker.view;
    char next = view.at(end);
    boolean driver = next == '(' && end > at + 1;
    boolean host =
        end > at + 1 && ((next == ':' && Letters.isDigit(view.at(end + 1))) || next == '/');
    if (!driver && !host) {
      return false;
    }
    int from = at;
    int colon = -1;
    while (from > marker.taken()
        && !Letters.isBreak(view.at(from - 1))
        && view.at(from - 1) != '/'
        && view.at(from - 1) != '@') {
      from--;
      colon = view.at(from) == ':' ? from : colon;
    }
    if (colon < 0
        || colon == from
        || !Letters.isAlnum(view.at(from))
        || colon + 1 >= at
        || view.hasAnyCase("sha", at + 1)) {
      return false;
    }
    marker.take(colon + 1, at);
    return local >= 0;
  }

  private static boolean isLocal(char c) {
    return Letters.isRun(c)
        || ".+%!#&~".indexOf(c) >= 0
        || (c >= 0xc0 && c < 0x2000 && Character.isLetter(c));
  }

  private static int domainEnd(View view, int from) {
    int i = from;
    while (Letters.isRun(view.at(i))
        || isLetter(view.at(i))
        || (view.at(i) == '.' && (Letters.isAlnum(view.at(i + 1)) || isLetter(view.at(i + 1))))) {
      i++;
    }
    return i;
  }

  private static boolean isLetter(char c) {
    return c >= 0xc0 && c < 0x2000 && Character.isLetter(c);
  }

  private static int lastDot(View view, int from, int end) {
    int dot = end - 1;
    while (dot > from && view.at(dot) != '.') {
      dot--;
    }
    return dot;
  }

  private static boolean isDomain(View view, int from, int end) {
    int dot = lastDot(view, from, end);
    int first = from;
    while (first < end && view.at(first) != '.') {
      first++;
    }
    if (dot == from
        || end - dot < 2
        || Letters.isDigit(view.at(dot + 1))
        || Values.isDigits(view, from, first)) {
      return false;
    }
    for (String file : FILES) {
      if (file.length() == end - dot - 1 && view.hasAnyCase(file, dot + 1)) {
        return false;
      }
    }
    return true;
  }
}
