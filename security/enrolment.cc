#include "security/enrolment.h"

#include <optional>
#include <utility>

#include "security/encoding.h"
#include "security/password_policy.h"
#include "security/passwords.h"
#include "security/qr_code.h"
#include "security/sealing.h"
#include "security/second_factor.h"
#include "security/tokens.h"
#include "security/totp.h"

namespace caseway::security {
namespace {

std::string LinkContext(const Sha256Sum& link) { return "enrolment " + ToHex(BytesOf(link)); }

Error NoSuchLink() { return NotFound("This link has been used or has run out. Ask an administrator for a new one."); }

std::string InFours(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); i += 4) out += (i == 0 ? "" : " ") + text.substr(i, 4);
  return out;
}

}  // namespace

Enrolment::Enrolment(CredentialStore& credentials, OneTimeLinkStore& links, std::string key, std::string council)
    : credentials_(credentials), links_(links), key_(std::move(key)), council_(std::move(council)) {}

Result<std::string> Enrolment::MakeLink(UserId user, const std::string& purpose, Instant now,
                                        std::chrono::hours lifetime) {
  std::string token = NewToken();
  if (Result<void> kept = links_.Create({*HashToken(token), purpose, user, now + lifetime}); !kept) return kept.error();
  return token;
}

Result<Enrolment::Found> Enrolment::Find(std::string_view token, Instant now) const {
  const std::optional<Sha256Sum> hash = HashToken(token);
  if (!hash) return NoSuchLink();
  Result<std::optional<OneTimeLink>> link = links_.Find(*hash, now);
  if (!link) return link.error();
  if (!*link) return NoSuchLink();
  Result<std::optional<Credential>> credential = credentials_.Find((*link)->user);
  if (!credential) return credential.error();
  if (!*credential || (*credential)->disabled) return NoSuchLink();
  return Found{*hash, std::move(**credential)};
}

Result<EnrolmentPage> Enrolment::PageFor(const Found& found, const std::string& secret) const {
  const std::string issuer = council_.empty() ? "Caseway" : council_ + " Caseway";
  Result<std::string> svg = QrCodeSvg(TotpUri(secret, issuer, found.credential.user_name));
  if (!svg) return svg.error();
  return EnrolmentPage{found.credential.user, found.credential.user_name, InFours(ToBase32(secret)), std::move(*svg),
                       ToBase64Url(Seal(key_, secret, LinkContext(found.link)))};
}

Result<EnrolmentPage> Enrolment::Open(std::string_view token, Instant now) const {
  Result<Found> found = Find(token, now);
  if (!found) return found.error();
  return PageFor(*found, NewTotpSecret());
}

Result<std::string> Enrolment::SecretOf(const Found& found, std::string_view sealed_secret) const {
  const std::optional<std::string> sealed = FromBase64Url(sealed_secret);
  std::optional<std::string> secret = sealed ? Unseal(key_, *sealed, LinkContext(found.link)) : std::nullopt;
  if (!secret) return InvalidInput("This page is out of date. Open the link again.");
  return std::move(*secret);
}

Result<EnrolmentPage> Enrolment::Reopen(std::string_view token, std::string_view sealed_secret, Instant now) const {
  Result<Found> found = Find(token, now);
  if (!found) return found.error();
  Result<std::string> secret = SecretOf(*found, sealed_secret);
  if (!secret) return secret.error();
  return PageFor(*found, *secret);
}

Result<std::vector<std::string>> Enrolment::Finish(std::string_view token, const EnrolmentForm& form, Instant now) {
  Result<Found> found = Find(token, now);
  if (!found) return found.error();
  Result<std::string> secret = SecretOf(*found, form.sealed_secret);
  if (!secret) return secret.error();
  const Credential& credential = found->credential;
  const Result<void> allowed =
      CheckNewPassword(form.password, {.user_name = credential.user_name, .name = {}, .council = council_});
  if (!allowed) return allowed.error();
  const std::optional<std::int64_t> step = MatchTotp(*secret, form.code, now, 0);
  if (!step) return InvalidField("code", "Enter the 6-digit code that your authenticator app shows now");

  NewCredential made{
      credential.user, HashPassword(form.password), Seal(key_, *secret, SecretContext(credential.user)), *step, {}};
  std::vector<std::string> codes = NewRecoveryCodes();
  for (const std::string& code : codes) made.recovery_hashes.push_back(HashRecoveryCode(key_, code));
  Result<bool> spent = links_.Use(found->link, now);
  if (!spent) return spent.error();
  if (!*spent) return NoSuchLink();
  if (Result<void> kept = credentials_.SetCredential(made); !kept) return kept.error();
  return codes;
}

}  // namespace caseway::security
