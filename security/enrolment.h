// Enrolment: a one-time link, by which a person sets their password and second factor.
//
//   Result<std::string> token = enrolment.MakeLink(user, "set-up", now, 72h);   // printed at first run, or handed over
//   Result<EnrolmentPage> page = enrolment.Open(token, now);                    // the QR code and the key to type
//   Result<std::vector<std::string>> codes = enrolment.Finish(token, {password, sealed_secret, code}, now);
//
// The page's `sealed_secret` travels in a hidden field: only we can open it, and only for this link. Finish spends the
// link, ends every session of the account and returns the recovery codes, which are shown once and kept nowhere.
//
// Threads: safe to share; Finish blocks (a hash and commits): on a worker. Errors: kNotFound for a link that was used,
// has expired or never was; kInvalidInput on "password" or "code".
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "core/ports/accounts.h"
#include "core/result.h"

namespace caseway::security {

struct EnrolmentPage {
  UserId user;
  std::string user_name;
  std::string secret_base32;  // to type where a QR code cannot be read, in groups of four
  std::string qr_svg;
  std::string sealed_secret;
};

struct EnrolmentForm {
  std::string_view password;
  std::string_view sealed_secret;
  std::string_view code;
};

class Enrolment {
 public:
  // `key`: 32 bytes (sealing.h). `council` is shown in the authenticator app and refused in passwords.
  Enrolment(CredentialStore& credentials, OneTimeLinkStore& links, std::string key, std::string council);

  // The token for the address; earlier links of the same person stop working. Blocks for a commit.
  Result<std::string> MakeLink(UserId user, const std::string& purpose, Instant now, std::chrono::hours lifetime);
  Result<EnrolmentPage> Open(std::string_view token, Instant now) const;
  // The same page again with the same secret, after a mistake in the form. Errors: kInvalidInput for a foreign secret.
  Result<EnrolmentPage> Reopen(std::string_view token, std::string_view sealed_secret, Instant now) const;
  Result<std::vector<std::string>> Finish(std::string_view token, const EnrolmentForm& form, Instant now);

 private:
  struct Found {
    Sha256Sum link{};
    Credential credential;
  };
  Result<Found> Find(std::string_view token, Instant now) const;
  Result<EnrolmentPage> PageFor(const Found& found, const std::string& secret) const;
  Result<std::string> SecretOf(const Found& found, std::string_view sealed_secret) const;

  CredentialStore& credentials_;
  OneTimeLinkStore& links_;
  std::string key_;
  std::string council_;
};

}  // namespace caseway::security
