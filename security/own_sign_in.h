// OwnSignIn: what a person who is signed in may change of what they sign in with: password and recovery codes.
//
//   Result<void> changed = own.ChangePassword(who, {.present = "...", .next = "three brown teacups"}, now);
//   Result<std::vector<std::string>> codes = own.RenewRecoveryCodes(who, "287 082", now);   // shown once, kept nowhere
//
// Whoever finds a screen open must not take the account with it: the password, or for the codes a code of the app, is
// asked again, and ten wrong ones rest the account as at the door. A changed password ends every other session of the
// account; the one it was changed in goes on. A new second factor still takes a set-up link (enrolment.h).
//
// Threads: safe to share; both block (a hash and commits): on a worker. Errors: kInvalidInput on "proof" or "password".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "security/authenticator.h"

namespace caseway::security {

struct PasswordChange {
  std::string_view present;
  std::string_view next;
};

class OwnSignIn {
 public:
  // `key`: 32 bytes (sealing.h). `council` is refused in passwords. The stores must outlive this.
  OwnSignIn(CredentialStore& credentials, Authenticator& authenticator, std::string key, std::string council);

  Result<void> ChangePassword(const SignedInUser& who, const PasswordChange& change, Instant now);
  // `proof`: the password, or six digits of the authenticator app. The earlier codes work no more.
  Result<std::vector<std::string>> RenewRecoveryCodes(const SignedInUser& who, std::string_view proof, Instant now);
  // How many recovery codes are unspent.
  Result<std::size_t> CodesLeft(UserId user) const;

 private:
  CredentialStore& credentials_;
  Authenticator& authenticator_;
  std::string key_;
  std::string council_;
};

}  // namespace caseway::security
