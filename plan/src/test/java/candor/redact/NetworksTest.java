package candor.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Says which addresses and names belong to somebody's machine, at their edges. */
@Tag("DIM-76")
final class NetworksTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.2.3.32",
        "223.255.255.255",
        "10.0.0.1",
        "10.1.2.3",
        "126.0.1.255",
        "203.0.113.7",
        "2001:db8:85a3:1234:1234:8a2e:370:7334",
        "2001:db8:85a3::8a2e",
        "2001:db8::1",
        "fe80::1ff:fe23",
        "1::2:3",
        "4a:00:04:10:9b:50",
        "4A-00-04-10-9B-50",
        "3c22.fb91.08de",
        "annas-imac.local",
        "nas.fritz.box",
        "srv1.corp.local",
        "pi.lan",
        "mail.home.arpa",
        "host7.a.internal",
        "DESKTOP-4F7K2QJ",
        "LAPTOP-ABCDEFG",
        "WIN-8AB12",
        "PC-KASSE1",
        "ip-10-0-3-4",
        "jane-macbook-pro",
        "Bobs-iPhone",
        "x-mac-mini.example.org"
      })
  void aMachineOfSomebodyGoes(String address) {
    assertEquals("x <redacted>, y", Redaction.secrets("x " + address + ", y"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.2.3.31",
        "127.0.0.1",
        "127.8.9.10",
        "0.1.2.99",
        "224.0.0.251",
        "239.255.255.250",
        "255.255.255.0",
        "34.0.0.1",
        "256.99.98.97",
        "99.98.97",
        "99.98.97.96.95",
        "99.98.97.1000",
        "99.98..97",
        "99.98.97.96+b1",
        "99.98.97.96-rc1",
        "99.98.97.96a",
        "_99.98.97.96",
        "-99.98.97.96",
        ".99.98.97.96",
        "==99.98.97.96",
        "Chrome/99.98.97.96",
        "v99.98.97.96",
        "version 99.98.97.96",
        "Version: 99.98.97.96",
        "driver=99.98.97.96",
        "fileversion '99.98.97.96'",
        "updated from 99.98.97.95 to 99.98.97.96",
        "update to 99.98.97.96",
        "::1",
        "::",
        "fe80::",
        "1::2",
        "a::b::c",
        "std::vec",
        "2001:db8:85a3:1234:1234:8a2e:370",
        "2001:db8:85a3:1234:1234:8a2e:370:7334:1",
        "2001:db8:85a3::8a2ef",
        "12:34:56",
        "x4a:00:04:10:9b:50",
        "4a:00:04:10:9b:50:11",
        "4a:00:04:10:9b",
        "4a:00:04:10:9b:5",
        "4a:00:04-10:9b:50",
        "ff:ff:ff:ff:ff:ff",
        "00-00-00-00-00-00",
        "1234.5678.9012",
        "abcd.efab.cdef",
        "3c22.fb91.08de.11",
        "3c22.fb91.08deX",
        "localhost.localdomain",
        "host.docker.internal",
        "x.svc.cluster.local",
        "maven.repo.local",
        "user.home",
        "java.home",
        "metadata.google.internal",
        "example.org",
        "DESKTOP-1234",
        "DESKTOP-AbCdEfG",
        "LAPTOP-ABCDEF",
        "ip-10-0-3",
        "ip-address",
        "macbook-pro",
        "my-imagination"
      })
  void anAddressOfNobodyStays(String address) {
    assertEquals("x " + address + ", y", Redaction.secrets("x " + address + ", y"));
  }
}
