package candor.redact;

import java.util.List;
import java.util.Set;

/** Says from a name what kind of value stands behind it. */
enum Keys {
  /** Nothing to hide. */
  NONE,
  /** Hides a secret when the value looks drawn by lot. */
  PERHAPS,
  /** Hides a token; numbers and words are something else that is called token. */
  TOKEN,
  /** Hides a secret, whatever it looks like. */
  SECRET,
  /** A scheme stands before the secret. */
  AUTHORIZATION,
  /** Pairs follow, each with a value of its own. */
  COOKIE,
  /** Names the user or the machine. */
  PERSON,
  /** Tells one device or document from all others. */
  NUMBER,
  /** Digits that somebody can be called by. */
  PHONE;

  private static final String[] SECRETS =
      Letters.words(
          """
          password passwd passwort passphrase passcode passkey kennwort contrasena motdepasse
          wachtwoord secret apikey accesskey secretkey privatekey authkey accountkey sharedkey
          storagekey encryptionkey signingkey masterkey servicekey appkey applicationkey
          subscriptionkey sessionkey deploykey licensekey licencekey hmackey clientkey accesskeyid
          functionkey credential credentials seedphrase recoveryphrase mnemonic userpass dbpass
          """);

  /** Too short to be looked for inside a word. */
  private static final String[] SHORT_SECRETS =
      Letters.words(
          """
          _pwd _psk _pw _cvv _cvc _otp _totp _senha _pswd _passw
          """);

  private static final String[] TOKENS = {
    "token", "_pass", "_creds", "_bearer", "_jwt", "_sas", "_pat"
  };

  private static final String[] MAYBES =
      Letters.words(
          """
          _key _sig signature session sessionid _sid sessid _code _nonce _salt _seed _hmac _ticket
          _license _state _auth _assertion _verifier _webhook _access _dsn _cred _identity _apik
          _cookie_value _value
          """);

  private static final Set<String> PERSONS =
      Set.of(
          Letters.words(
              """
              USER USERNAME LOGNAME HOSTNAME COMPUTERNAME USERDOMAIN SUDO_USER LOGONSERVER username
              user_name userName UserName hostname host_name computer_name computerName server_name
              machine_name machineName MachineName device_name deviceName login_name loginName full_name
              fullName first_name firstName last_name lastName
              """));

  private static final String[] NUMBERS =
      Letters.words(
          """
          imei imsi iccid _meid serialnumber serialno _serial udid idfa _gaid idfv androidid
          advertisingid machineid machineguid hwid _ssn passport _taxid hardwareid _iban
          """);

  private static final Set<String> PHONES =
      Set.of(
          Letters.words(
              """
              phone tel telephone mobile cell fax sms call whatsapp msisdn telefon handy phonenumber
              """));

  /** Keys of tables and the like, which are no keys to a door. */
  private static final String[] HARMLESS =
      Letters.words(
          """
          primary_key foreign_key sort_key cache_key partition_key public_key hot_key registry_key
          unique_key group_key index_key row_key routing_key hotkey idempotency_key public_key_token
          eos_token bos_token pad_token unk_token sep_token cls_token mask_token stop_token
          special_token page_token cancellation_token continuation_token publishable_key publickey
          anon_key status_code error_code exit_code map_key object_key shortcut_key
          """);

  /** A longer name than this says nothing more at its end. */
  private static final int MAX_NAME = 40;

  /** The last two letters of all names: most words end in others and need no closer look. */
  private static final boolean[] ENDS = new boolean[1024];

  static {
    for (String[] names : new String[][] {SECRETS, SHORT_SECRETS, TOKENS, MAYBES, NUMBERS}) {
      for (String name : names) {
        ENDS[pair(name.charAt(name.length() - 2), name.charAt(name.length() - 1))] = true;
      }
    }
    for (Set<String> names : List.of(PERSONS, PHONES, Set.of("authorization", "cookie"))) {
      for (String name : names) {
        ENDS[pair(name.charAt(name.length() - 2), name.charAt(name.length() - 1))] = true;
      }
    }
  }

  /** Says what a run names; a word before it counts too when one blank parts them. */
  static Keys of(View view, int from, int end) {
    int last = lastOf(view, from, end);
    if (last - from < 2 || !ENDS[pair(view.at(last - 2), view.at(last - 1))]) {
      return NONE;
    }
    String own = view.part(Math.max(from, end - MAX_NAME), end);
    if (PERSONS.contains(own)) {
      return PERSON;
    }
    String name = normal(view, from, end);
    if (endsWith(name, HARMLESS)) {
      return NONE;
    }
    String joined = name.replace("_", "");
    if (joined.endsWith("authorization")) {
      return AUTHORIZATION;
    } else if (joined.endsWith("cookie")) {
      return COOKIE;
    } else if (endsWith(joined, SECRETS) || endsWith(name, SHORT_SECRETS)) {
      return SECRET;
    } else if (endsWith(name, TOKENS)) {
      return TOKEN;
    } else if (endsWith(name, NUMBERS) || endsWith(joined, NUMBERS)) {
      return NUMBER;
    } else if (PHONES.contains(joined) || joined.endsWith("phonenumber")) {
      return PHONE;
    }
    return endsWith(name, MAYBES) || endsWith(joined, MAYBES) ? PERHAPS : NONE;
  }

  /** Spells a name in small letters with a stroke before each word. */
  private static String normal(View view, int from, int end) {
    var name = new StringBuilder(MAX_NAME + 8).append('_');
    int start = Math.max(before(view, from), end - MAX_NAME);
    int last = lastOf(view, from, end);
    for (int i = start; i < last; i++) {
      char c = view.at(i);
      boolean opens = Letters.isUpper(c) && i > start && opensWord(view, i);
      if ((opens || !Letters.isAlnum(c)) && name.charAt(name.length() - 1) != '_') {
        name.append('_');
      }
      if (Letters.isAlnum(c)) {
        name.append(Letters.small(c));
      }
    }
    return name.toString();
  }

  private static int pair(char first, char second) {
    return (Letters.small(first) & 31) << 5 | (Letters.small(second) & 31);
  }

  /** Leaves out a number at the end of a name. */
  private static int lastOf(View view, int from, int end) {
    int last = end;
    while (last - 1 > from && !Letters.isLetter(view.at(last - 1))) {
      last--;
    }
    return last;
  }

  private static boolean opensWord(View view, int i) {
    char before = view.at(i - 1);
    return Letters.isLower(before)
        || Letters.isDigit(before)
        || (Letters.isUpper(before) && Letters.isLower(view.at(i + 1)));
  }

  private static int before(View view, int from) {
    char joint = view.at(from - 1);
    int i = from;
    if ((joint == ' ' || joint == '.') && Letters.isAlnum(view.at(from - 2))) {
      i = from - 1;
      while (from - i < MAX_NAME && Letters.isRun(view.at(i - 1))) {
        i--;
      }
    }
    return i;
  }

  private static boolean endsWith(String name, String[] ends) {
    for (String end : ends) {
      if (name.endsWith(end)) {
        return true;
      }
    }
    return false;
  }
}
