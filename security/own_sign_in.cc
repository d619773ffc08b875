#include "security/own_sign_in.h"

#include <utility>

#include "security/password_policy.h"
#include "security/passwords.h"
#include "security/tokens.h"
#include "security/totp.h"

namespace caseway::security {

OwnSignIn::OwnSignIn(CredentialStore& credentials, Authenticator& authenticator, std::string key, std::string council)
    : credentials_(credentials), authenticator_(authenticator), key_(std::move(key)), council_(std::move(council)) {}

// The present password first: what is wrong with the next one is told only to the account's holder.
Result<void> OwnSignIn::ChangePassword(const SignedInUser& who, const PasswordChange& change, Instant now) {
  const Result<void> proved = authenticator_.ConfirmPassword(who.user, change.present, now);
  if (!proved) return proved.error();
  const Result<std::optional<Credential>> found = credentials_.Find(who.user);
  if (!found) return found.error();
  const Result<void> allowed =
      CheckNewPassword(change.next, {.user_name = (*found)->user_name, .name = {}, .council = council_});
  if (!allowed) return allowed.error();
  if (change.next == change.present) return InvalidField("password", "Choose a password other than the present one");
  return credentials_.ChangePassword(who.user, HashPassword(change.next), who.session);
}

Result<std::vector<std::string>> OwnSignIn::RenewRecoveryCodes(const SignedInUser& who, std::string_view proof,
                                                               Instant now) {
  const Result<void> proved = LooksLikeTotp(proof) ? authenticator_.ConfirmCode(who.user, proof, now)
                                                   : authenticator_.ConfirmPassword(who.user, proof, now);
  if (!proved) return proved.error();
  std::vector<std::string> codes = NewRecoveryCodes();
  std::vector<std::string> hashes;
  for (const std::string& code : codes) hashes.push_back(HashRecoveryCode(key_, code));
  const Result<void> kept = credentials_.SetRecoveryCodes(who.user, hashes);
  if (!kept) return kept.error();
  return codes;
}

Result<std::size_t> OwnSignIn::CodesLeft(UserId user) const {
  const Result<std::optional<Credential>> found = credentials_.Find(user);
  if (!found) return found.error();
  return *found ? (*found)->recovery_hashes.size() : 0;
}

}  // namespace caseway::security
