// Codes, passwords, tokens, sealing and the certificate, each by itself.
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>

#include "security/certificate.h"
#include "security/digest.h"
#include "security/encoding.h"
#include "security/lockout.h"
#include "security/password_policy.h"
#include "security/passwords.h"
#include "security/private_file.h"
#include "security/qr_code.h"
#include "security/sealing.h"
#include "security/tokens.h"
#include "security/totp.h"

namespace caseway::security {
namespace {

using namespace std::chrono_literals;
const Instant kNow = *ParseInstant("2026-11-22T09:00:00Z");

struct Folder {
  Folder() : path(std::filesystem::temp_directory_path() / ("caseway-security-" + NewToken())) {
    std::filesystem::create_directories(path);
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::filesystem::path path;
};

TEST_CASE("The eighteen codes of RFC 6238 appendix B") {
  const std::string digits = "1234567890123456789012345678901234567890123456789012345678901234";
  struct Row {
    std::int64_t time;
    const char *sha1, *sha256, *sha512;
  };
  for (const Row& row : {Row{59, "94287082", "46119246", "90693936"},
                         {1111111109, "07081804", "68084774", "25091201"},
                         {1111111111, "14050471", "67062674", "99943326"},
                         {1234567890, "89005924", "91819424", "93441116"},
                         {2000000000, "69279037", "90698825", "38618901"},
                         {20000000000, "65353130", "77737706", "47863826"}}) {
    CAPTURE(row.time);
    const std::int64_t step = TotpStep(Instant(std::chrono::seconds(row.time)));
    CHECK(TotpCode(digits.substr(0, 20), step, 8, TotpHash::kSha1) == row.sha1);
    CHECK(TotpCode(digits.substr(0, 32), step, 8, TotpHash::kSha256) == row.sha256);
    CHECK(TotpCode(digits, step, 8, TotpHash::kSha512) == row.sha512);
  }
}

TEST_CASE("A code is taken a step early or late, but not two, and not again") {
  const std::string secret = NewTotpSecret();
  const std::int64_t present = TotpStep(kNow);
  for (const int offset : {-1, 0, 1})
    CHECK(MatchTotp(secret, TotpCode(secret, present + offset), kNow, 0) == present + offset);
  for (const int offset : {-2, 2}) CHECK_FALSE(MatchTotp(secret, TotpCode(secret, present + offset), kNow, 0));
  CHECK_FALSE(MatchTotp(secret, TotpCode(secret, present), kNow, present));
  const std::string code = TotpCode(secret, present);
  CHECK(MatchTotp(secret, code.substr(0, 3) + " " + code.substr(3), kNow, 0) == present);
  CHECK_FALSE(MatchTotp(secret, code.substr(0, 5), kNow, 0));
}

TEST_CASE("The address for the authenticator app is written as apps read it") {
  CHECK(TotpUri("12345678901234567890", "Any shire", "grace.obi") ==
        "otpauth://totp/Any%20shire:grace.obi?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Any%20shire");
}

TEST_CASE("A QR code is drawn without inline style") {
  const std::string svg = *QrCodeSvg("otpauth://totp/x");
  CHECK(svg.rfind("<svg xmlns=", 0) == 0);
  CHECK(svg.find("style") == std::string::npos);
  CHECK_FALSE(QrCodeSvg(std::string(5000, 'x')));
}

TEST_CASE("A password is kept as Argon2id and known again") {
  const std::string kept = HashPassword("three brown teacups");
  CHECK(kept.rfind("$argon2id$v=19$m=19456,t=2,p=1$", 0) == 0);
  CHECK(VerifyPassword(kept, "three brown teacups"));
  CHECK_FALSE(VerifyPassword(kept, "three brown teacup"));
  CHECK_FALSE(VerifyPassword("", ""));
  CHECK_FALSE(VerifyPassword("$argon2id$nonsense", "x"));
  CHECK_FALSE(NeedsRehash(kept));
  CHECK(
      NeedsRehash("$argon2id$v=19$m=4096,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$eDR2dTQ1NjM0NTY3ODkwMTIzNDU2Nzg5MDEyMzQ1Njc"));
}

TEST_CASE("Passwords that are guessed first are refused, others are not") {
  const PasswordContext context{.user_name = "grace.obi", .name = "Grace Obi", .council = "Anyshire County Council"};
  for (const char* bad :
       {"password", "Password1!", "P@ssw0rd2026", "Summer2026!", "qwertyuiop", "12345678", "87654321", "aaaaaaaa",
        "abababab", "grace.obi", "Grace2026", "anyshire1", "caseway123", "letmein99", "11111111111", "socialworker1"}) {
    CAPTURE(bad);
    CHECK_FALSE(CheckNewPassword(bad, context));
  }
  for (const char* good :
       {"three brown teacups", "xK9#mm2pQ", "graceful llamas dance", "\xC3\xA9t\xC3\xA9 Marseille"}) {
    CAPTURE(good);
    CHECK(CheckNewPassword(good, context));
  }
  CHECK(CheckNewPassword("short12", context).error().say == "Password must be 8 characters or more");
  CHECK(CheckNewPassword(std::string(64, 'x') + " and y", context));
  CHECK_FALSE(CheckNewPassword(std::string(129, 'x') + "y", context));
  CHECK_FALSE(CheckNewPassword("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", context));
}

TEST_CASE("An account rests after ten guesses in five minutes, longer each time") {
  GuessState state;
  Instant now = kNow;
  const auto guess_until_resting = [&] {
    int guesses = 0;
    for (; !IsResting(state, now); ++guesses) state = AfterGuess(state, now);
    return guesses;
  };
  for (const auto& rest : {5min, 10min, 20min, 40min, 60min, 60min}) {
    CHECK(guess_until_resting() == 10);
    CHECK(state.locked_until == now + rest);
    now = state.locked_until;
  }
}

TEST_CASE("Slow guesses do not make an account rest, and a clock put back changes nothing") {
  GuessState state;
  for (int i = 0; i < 30; ++i) state = AfterGuess(state, kNow + i * 40s);
  CHECK_FALSE(IsResting(state, kNow + 30 * 40s));
  state = AfterGuess(state, kNow - 24h);
  CHECK(state.guesses_in_window == 1);
}

TEST_CASE("Tokens are long, unlike each other and known by their hash") {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) seen.insert(NewToken());
  CHECK(seen.size() == 1000);
  CHECK(HashToken(*seen.begin()));
  CHECK_FALSE(HashToken(seen.begin()->substr(1)));
  CHECK_FALSE(HashToken(*seen.begin() + "="));
}

TEST_CASE("A recovery code is the same however it is typed") {
  const std::string key(32, 'k');
  const std::string code = NewRecoveryCodes().at(0);
  CHECK(code.size() == 11);
  std::string typed = " " + code.substr(0, 5) + " " + code.substr(6);
  for (char& c : typed) c = static_cast<char>(std::toupper(c));
  CHECK(HashRecoveryCode(key, typed) == HashRecoveryCode(key, code));
  CHECK(HashRecoveryCode(std::string(32, 'j'), code) != HashRecoveryCode(key, code));
}

TEST_CASE("Digests are the published ones") {
  CHECK(ToHex(BytesOf(OpenSslDigest().Sha256("abc"))) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  // RFC 4231, test case 2.
  CHECK(ToHex(BytesOf(HmacSha256("Jefe", "what do ya want for nothing?"))) ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  CHECK(EqualInConstantTime("abc", "abc"));
  CHECK_FALSE(EqualInConstantTime("abc", "abd"));
  CHECK_FALSE(EqualInConstantTime("abc", "ab"));
}

TEST_CASE("Bytes as text and back (RFC 4648)") {
  CHECK(ToBase64Url("foobar") == "Zm9vYmFy");
  CHECK(ToBase64Url("fo") == "Zm8");
  CHECK(ToBase64Url("\xFB\xFF") == "-_8");
  CHECK(FromBase64Url("Zm9vYmFy") == "foobar");
  for (const char* text : {"Z", "Zm9=", "Zm 9", "Zm9/"}) CHECK_FALSE(FromBase64Url(text));
  CHECK_FALSE(FromBase64Url("Zm9"));  // bits left over: not the one text for any value
  CHECK(ToBase32("foob") == "MZXW6YQ");
}

TEST_CASE("A sealed secret opens with its own key and context only, and whole") {
  const std::string key(32, 'k');
  const std::string sealed = Seal(key, "secret", "totp 1");
  CHECK(Unseal(key, sealed, "totp 1") == "secret");
  CHECK_FALSE(Unseal(key, sealed, "totp 2"));
  CHECK_FALSE(Unseal(std::string(32, 'j'), sealed, "totp 1"));
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    std::string flipped = sealed;
    flipped[i] = static_cast<char>(flipped[i] ^ 1);
    CHECK_FALSE(Unseal(key, flipped, "totp 1"));
  }
  CHECK_FALSE(Unseal(key, "short", "totp 1"));
}

TEST_CASE("The key file is made once, for our own account only") {
  const Folder folder;
  const std::string key = *LoadOrMakeKey(folder.path / "secret.key");
  CHECK(key.size() == 32);
  CHECK(*LoadOrMakeKey(folder.path / "secret.key") == key);
  struct stat about {};
  stat((folder.path / "secret.key").c_str(), &about);
  CHECK((about.st_mode & 0777) == 0600);
  chmod((folder.path / "secret.key").c_str(), 0644);
  CHECK(LoadOrMakeKey(folder.path / "secret.key").error().code == ErrorCode::kForbidden);
  CHECK(WritePrivateFile(folder.path / "secret.key", "x").error().code == ErrorCode::kConflict);
}

TEST_CASE("The first certificate is made once and says its fingerprint") {
  const Folder folder;
  const Certificate made = *LoadOrMakeCertificate(folder.path / "tls", {"localhost", "127.0.0.1"}, kNow);
  const Certificate read = *LoadOrMakeCertificate(folder.path / "tls", {"localhost"}, kNow);
  CHECK(made.fingerprint == read.fingerprint);
  CHECK(made.fingerprint.size() == 32 * 3 - 1);
  CHECK(made.key_pem == read.key_pem);
  CHECK(made.expires == kNow + 824 * 24h);
  CHECK_FALSE(MakeCertificate({"bad name"}, kNow));
  CHECK_FALSE(ReadCertificate("nonsense", ""));
}

}  // namespace
}  // namespace caseway::security
