package candor.redact;

import java.util.List;
import java.util.Locale;
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
  PHONE,
  /** Where on earth somebody is. */
  PLACE,
  /** Names what is meant to be seen, though it looks drawn by lot: a checksum, a mark of a run. */
  PUBLIC;

  /** Names of which only some spellings speak of a person: what the system says, what code says. */
  private static final Set<String> PERSONS =
      Set.of(
          Letters.words(
              """
              USER USERNAME LOGNAME HOSTNAME COMPUTERNAME USERDOMAIN SUDO_USER LOGONSERVER username
              user_name userName UserName hostname host_name computer_name computerName server_name
              machine_name machineName MachineName device_name deviceName login_name loginName full_name
              fullName first_name firstName last_name lastName uid
              """));

  private static final int USER_NAME = "username".length();

  /** Of several kinds the first one counts. */
  private static final List<Keys> BY_WEIGHT =
      List.of(
          PERSON,
          NONE,
          AUTHORIZATION,
          COOKIE,
          SECRET,
          TOKEN,
          NUMBER,
          PHONE,
          PLACE,
          PERHAPS,
          PUBLIC);

  private static final Names NAMES = new Names();

  static {
    add(
        SECRET,
        """
        password passwd passwort passphrase passcode passkey kennwort contrasena
        wachtwoord depasse verificationcode securitycode secret apikey accesskey secretkey privatekey authkey accountkey sharedkey
        storagekey encryptionkey signingkey masterkey servicekey appkey applicationkey
        subscriptionkey sessionkey deploykey licensekey licencekey hmackey clientkey accesskeyid
        functionkey secretkeybase instrumentationkey identifiedby privatemac passwordhash passwdhash seedphrase recoveryphrase mnemonic userpass dbpass
        pwd _psk _pw _cvv _cvc _otp _totp _senha _pswd _passw
        """);
    add(TOKEN, "token credential credentials _pass _creds _bearer _jwt _sas _pat");
    add(
        PERHAPS,
        """
        _key _sig signature session sessionid _sid sessid _code _nonce _salt _seed _hmac _ticket
        _license _appid _state _auth _assertion _verifier _webhook _access _dsn _cred _identity _apik
        _cookie_value _value _response
        """);
    add(
        NUMBER,
        """
        imei imsi iccid _meid serialnumber serialno _serial udid idfa _gaid idfv androidid
        advertisingid machineid machineguid hwid _ssn passport _taxid hardwareid _iban _dob ofbirth
        birthdate birthday accountnumber accountno macaddress macaddr hwaddr
        """);
    add(
        PHONE,
        "_phone _tel _telephone _mobile _cell _fax _sms _call _whatsapp _msisdn _telefon _handy phonenumber");
    add(PLACE, "latitude longitude coordinates _lat _lng _lon _geo _gps _coords _latlng _latlon");
    add(
        PUBLIC,
        """
        _checksum _digest _etag _integrity _sha _md _hash _boundary _tx _txid websocketaccept requestid
        traceid spanid correlationid buildid commit revision
        """);
    add(AUTHORIZATION, "authorization");
    add(COOKIE, "cookie");
    // Keys of tables and the like, which are no keys to a door.
    add(
        NONE,
        """
        primary_key foreign_key sort_key cache_key partition_key public_key hot_key registry_key
        unique_key group_key index_key row_key routing_key idempotency_key public_key_token
        eos_token bos_token pad_token unk_token sep_token cls_token mask_token stop_token
        special_token page_token cancellation_token continuation_token publishable_key
        anon_key status_code error_code exit_code map_key object_key shortcut_key
        """);
    for (String name : PERSONS) {
      add(PERSON, "_" + name.toLowerCase(Locale.ROOT));
    }
  }

  /** Says what a run names; a word before it counts too when one blank parts them. */
  static Keys of(View view, int from, int end) {
    int last = lastOf(view, from, end);
    int kinds = NAMES.kinds(view, from, last);
    boolean person = (kinds & 1) != 0 && isPerson(view, from, end);
    kinds = person ? kinds : kinds & ~1;
    return kinds == 0 ? NONE : BY_WEIGHT.get(Integer.numberOfTrailingZeros(kinds));
  }

  private static void add(Keys kind, String names) {
    NAMES.add(BY_WEIGHT.indexOf(kind), names);
  }

  private static boolean isPerson(View view, int from, int end) {
    return PERSONS.contains(view.part(from, end))
        || (end - from > USER_NAME && view.hasAnyCase("username", end - USER_NAME));
  }

  /** Leaves out a number at the end of a name. */
  private static int lastOf(View view, int from, int end) {
    int last = end;
    while (last - 1 > from && !Letters.isLetter(view.at(last - 1))) {
      last--;
    }
    return last;
  }
}
