package candor.redact;

import java.util.ArrayList;
import java.util.List;

/** Knows how the keys of services start. Case counts, as it does in the keys. */
final class Prefixes {

  /** Nothing else starts like these: six characters behind them are enough. */
  private static final String CERTAIN =
      """
      sk- sk_live_ sk_test_ rk_live_ rk_test_ pk_live_ whsec_ ghp_ gho_ ghu_ ghs_ ghr_ github_pat_
      glpat- gldt- glrt- glrtr- glcbt- glptt- glft- glimt- glagent- glsoat- glffct- GR1348941 gloas-
      xoxb- xoxp- xoxa- xoxr- xoxs- xoxo- xoxc- xoxd- xoxe. xoxe- xapp- AKIA AIza ya29. GOCSPX-
      npm_ pypi- hf_ api_org_ gsk_ phc_ phx_ phs_ sntrys_ sntryu_ dop_v1_ doo_v1_ dor_v1_ shpat_
      shpca_ shppa_ shpss_ shpit_ lin_api_ lin_oauth_ ntn_ A3- dapi pscale_ tskey- hvs. hvb. hvr.
      ATATT3 ATCTT3 ATBB BBDC- sgp_ fo1_ fm1_ fm2_ dckr_pat_ dckr_oat_ rubygems_ SG. xkeysib-
      xsmtpsib- EZAK EZTK FLWSECK FLWPUBK shippo_ sm_aat_ sm_pat_ sm_sat_ rdme_ AGE-SECRET-KEY-
      ops_eyJ glc_ glsa_ NRAK- NRJS- NRII- NRRA- NRSP- dp.pt. dp.st. dp.ct. dp.sa. dp.scim.
      dp.audit. duffel_ fio-u- p8e- r8_ sq0atp- sq0csp- sq0idp- sbp_ sb_secret_ tfp_ vck_ vcp_ vca_
      vci_ vcr_ nfp_ CFPAT- cfk_ cfut_ cfat_ pnu_ PMAK- PMAT- xai- pplx- nvapi- lsv2_ tvly- figd_
      figu_ HRKU- squ_ sqp_ sqa_ CCIPAT_ bkua_ dt0c01. dt0s01. LTAI AKID AKLT CLOJARS_ sha256~
      AQVN essu_ retool_ rnd_ napi_ pdl_live_ pdl_sdbx_ jina_ apify_api_ e2b_ oy2 lip_ waka_
      atlasv1. eyJ ics_ tk-us- cio_pat_ mlsn. rpa_ sntryi_ rzp_live_ rzp_test_
      pul- v1.0- fc-
      """;

  /** What starts like these may be something else: a long token must follow. */
  private static final String LIKELY =
      """
      secret_ pat. pat fw_ EAA key- pk. sk. tok_ cmVmd AKCp ASIA ABIA ACCA AROA AIDA ico- co- re_ sess- pa-
      """;

  private static final int CERTAIN_PAYLOAD = 6;
  private static final int LIKELY_PAYLOAD = 16;

  /** Whether it is a token shows in its first characters; so a refusal costs little. */
  private static final int SAMPLE = 64;

  /** A token of this length may go on behind a slash or a plus; a shorter one meets a path. */
  private static final int LONG = 24;

  private static final int BUCKETS = 4096;

  private static final String[] EMPTY = {};

  /** A bit for each bucket with something in it: small enough to be near at every word. */
  private static final long[] TAKEN = new long[BUCKETS / 64];

  private static final String[][] CERTAIN_BY_LETTERS = byLetters(CERTAIN);
  private static final String[][] LIKELY_BY_LETTERS = byLetters(LIKELY);

  private Prefixes() {}

  /** Finds the end of a key that starts here, or returns -1. */
  static int end(View view, int i) {
    int bucket = bucket(view.at(i), view.at(i + 1), view.at(i + 2));
    if ((TAKEN[bucket >> 6] >>> bucket & 1) == 0) {
      return -1;
    }
    for (String prefix : CERTAIN_BY_LETTERS[bucket]) {
      if (view.has(prefix, i)) {
        int from = i + prefix.length();
        int end = payloadEnd(view, from, SAMPLE);
        boolean joint = !Letters.isAlnum(view.at(from - 1));
        if (end - from >= CERTAIN_PAYLOAD && !isWords(view, from, end, joint)) {
          return payloadEnd(view, from);
        }
      }
    }
    for (String prefix : LIKELY_BY_LETTERS[bucket]) {
      if (view.has(prefix, i)) {
        int from = i + prefix.length();
        int end = payloadEnd(view, from, SAMPLE / 2);
        if (end - from >= LIKELY_PAYLOAD && Randomness.isLikely(view, from, end)) {
          return payloadEnd(view, from);
        }
      }
    }
    return -1;
  }

  /** Finds the end of a token: a run, and what dots and the marks of base 64 join to it. */
  static int payloadEnd(View view, int from) {
    return payloadEnd(view, from, view.length);
  }

  private static int payloadEnd(View view, int from, int most) {
    int i = from;
    while (true) {
      if (i - from >= most) {
        return i;
      }
      char c = view.at(i);
      if (Letters.isRun(c)) {
        i++;
      } else if ((c == '.' || c == '=' || c == '~')
          && i > from
          && Letters.isAlnum(view.at(i + 1))) {
        i++;
      } else if ((c == '/' || c == '+') && i - from >= LONG && Letters.isAlnum(view.at(i + 1))) {
        i++;
      } else if (c == '=' && i - from >= LONG) {
        i++;
      } else {
        return i;
      }
    }
  }

  /** Tells whether what follows a prefix are words, as in {@code npm_config_registry}. */
  private static boolean isWords(View view, int from, int end, boolean joint) {
    boolean digit = false;
    boolean upper = false;
    boolean lower = false;
    int longest = 0;
    int segment = from;
    for (int i = from; i < end; i++) {
      char c = view.at(i);
      digit |= Letters.isDigit(c);
      upper |= Letters.isUpper(c);
      lower |= Letters.isLower(c);
      segment = Letters.isAlnum(c) ? segment : i + 1;
      longest = Math.max(longest, i + 1 - segment);
    }
    boolean parted = longest < end - from;
    if (parted) {
      return (longest < 8 && lower) || (!digit && !(upper && lower));
    }
    return !digit && end - from < (joint ? 16 : 8) && !(upper && lower);
  }

  /**
   * Puts prefixes into buckets by their first three characters; a word meets an empty one mostly.
   */
  private static String[][] byLetters(String list) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < BUCKETS; i++) {
      rows.add(new ArrayList<>());
    }
    for (String prefix : Letters.words(list)) {
      int bucket = bucket(prefix.charAt(0), prefix.charAt(1), prefix.charAt(2));
      rows.get(bucket).add(prefix);
      TAKEN[bucket >> 6] |= 1L << bucket;
    }
    return rows.stream().map(row -> row.toArray(EMPTY)).toArray(String[][]::new);
  }

  private static int bucket(char first, char second, char third) {
    return ((first * 31 + second) * 29 + third) & (BUCKETS - 1);
  }
}
