#include "security/authenticator.h"

#include <algorithm>
#include <utility>

#include "security/lockout.h"
#include "security/passwords.h"
#include "security/sealing.h"
#include "security/second_factor.h"
#include "security/tokens.h"
#include "security/totp.h"

namespace caseway::security {
namespace {

constexpr std::size_t kMostTouched = 10'000;
constexpr std::size_t kLongestPassword = 1024;  // of bytes: more is no password, and not worth hashing

Error Wrong() { return {ErrorCode::kUnauthenticated, kWrongSignIn}; }
Error NotSignedIn() { return {ErrorCode::kUnauthenticated, "Sign in to continue."}; }

std::string PlainUserName(std::string_view typed) {
  std::string plain;
  for (const char c : typed) {
    if (c != ' ' && c != '\t') plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  }
  return plain;
}

GuessState StateOf(const Credential& credential) {
  return {credential.failed_count, credential.first_failed, credential.guesses_in_window, credential.locked_until};
}

// The same work whether or not there is an account with a password.
bool IsPasswordRight(const std::optional<Credential>& found, std::string_view password) {
  const bool has_one = found && !found->password_hash.empty() && password.size() <= kLongestPassword;
  const bool right = VerifyPassword(has_one ? found->password_hash : DummyHash(), password.substr(0, kLongestPassword));
  return right && has_one;
}

}  // namespace

Authenticator::Authenticator(CredentialStore& credentials, SessionStore& sessions, std::string key, SessionRules rules)
    : credentials_(credentials), sessions_(sessions), key_(std::move(key)), rules_(rules) {
  DummyHash();  // made now, so that the first wrong name takes no longer than the next
}

Result<SignedIn> Authenticator::SignIn(const SignInForm& form, Instant now) {
  Result<std::optional<Credential>> found = credentials_.FindByUserName(PlainUserName(form.user_name));
  if (!found) return found.error();
  const bool may_guess = *found && MayGuess(**found, now);
  const bool password_right = IsPasswordRight(*found, form.password);
  if (!may_guess || !password_right || (*found)->disabled) return Wrong();
  const Credential& credential = **found;
  if (!IsCodeRight(credential, form.code, now)) return Wrong();
  ForgetGuesses(credential);
  if (NeedsRehash(credential.password_hash)) {
    // The old hash stays good when this fails: the next sign-in tries again.
    (void)credentials_.SetPasswordHash(credential.user, HashPassword(form.password));
  }
  Result<SignedIn> opened = Open(credential, now);
  if (opened) opened->used_recovery_code = !LooksLikeTotp(form.code);
  return opened;
}

// Spends the code: it is right once.
bool Authenticator::IsCodeRight(const Credential& credential, std::string_view code, Instant now) {
  if (!LooksLikeTotp(code)) {
    const Result<bool> used = credentials_.UseRecoveryCode(credential.user, HashRecoveryCode(key_, code));
    return used && *used;
  }
  const std::optional<std::string> secret = Unseal(key_, credential.sealed_totp_secret, SecretContext(credential.user));
  if (!secret || secret->empty()) return false;
  const std::optional<std::int64_t> step = MatchTotp(*secret, code, now, credential.last_totp_step);
  if (!step) return false;
  const Result<bool> first = credentials_.UseTotpStep(credential.user, *step);
  return first && *first;
}

Result<Credential> Authenticator::BeforeGuess(UserId user, Instant now) {
  Result<std::optional<Credential>> found = credentials_.Find(user);
  if (!found) return found.error();
  if (!*found || (*found)->disabled) return NotSignedIn();
  if (!MayGuess(**found, now)) return InvalidField("proof", kGuessedTooOften);
  return std::move(**found);
}

Result<void> Authenticator::ConfirmPassword(UserId user, std::string_view password, Instant now) {
  const Result<Credential> credential = BeforeGuess(user, now);
  if (!credential) return credential.error();
  if (!IsPasswordRight(*credential, password)) return InvalidField("proof", kWrongPassword);
  ForgetGuesses(*credential);
  return {};
}

Result<void> Authenticator::ConfirmCode(UserId user, std::string_view code, Instant now) {
  const Result<Credential> credential = BeforeGuess(user, now);
  if (!credential) return credential.error();
  if (!LooksLikeTotp(code) || !IsCodeRight(*credential, code, now)) return InvalidField("proof", kWrongCode);
  ForgetGuesses(*credential);
  return {};
}

// Counts the guess before it is looked at, so that many at once are still ten.
bool Authenticator::MayGuess(const Credential& credential, Instant now) {
  const std::lock_guard lock(guesses_mutex_);
  GuessState& state = guesses_.try_emplace(credential.user, StateOf(credential)).first->second;
  if (IsResting(state, now)) return false;
  state = AfterGuess(state, now);
  credentials_.SetGuessState(credential.user, state);
  return true;
}

void Authenticator::ForgetGuesses(const Credential& credential) {
  const std::lock_guard lock(guesses_mutex_);
  guesses_[credential.user] = GuessState{};
  credentials_.SetGuessState(credential.user, GuessState{});
}

Result<SignedIn> Authenticator::OpenForDemonstration(UserId user, Instant now) {
  const Result<std::optional<Credential>> found = credentials_.Find(user);
  if (!found) return found.error();
  if (!*found || (*found)->disabled) return NotSignedIn();
  return Open(**found, now);
}

Result<SignedIn> Authenticator::Open(const Credential& credential, Instant now) {
  SignedIn in;
  in.token = NewToken();
  in.user = credential.user;
  in.session = *HashToken(in.token);
  const Session session{in.session, credential.user, credential.account_version, credential.credential_version, now,
                        now};
  if (Result<void> kept = sessions_.Create(session); !kept) return kept.error();
  return in;
}

bool Authenticator::IsLive(const OpenSession& found, Instant now) const {
  const Session& session = found.session;
  const bool same_account = session.account_version >= found.sessions_since &&
                            found.credential_version == session.credential_version && !found.disabled;
  return same_account && now < session.last_seen + rules_.idle && now < session.created + rules_.longest;
}

Result<SignedInUser> Authenticator::Check(std::string_view token, Instant now) {
  const std::optional<Sha256Sum> hash = HashToken(token);
  if (!hash) return NotSignedIn();
  Result<std::optional<OpenSession>> found = sessions_.Find(*hash);
  if (!found) return found.error();
  if (!*found) return NotSignedIn();
  OpenSession& open = **found;
  {
    const std::lock_guard lock(touched_mutex_);
    const auto touched = touched_.find(std::string(BytesOf(*hash)));
    if (touched != touched_.end()) open.session.last_seen = std::max(open.session.last_seen, touched->second);
  }
  if (!IsLive(open, now)) return NotSignedIn();  // the row goes with the next sweep
  Touch(open.session, now);
  return SignedInUser{open.session.user, open.account_version, *hash};
}

void Authenticator::Touch(const Session& session, Instant now) {
  if (now < session.last_seen + rules_.flush) return;
  {
    const std::lock_guard lock(touched_mutex_);
    if (touched_.size() >= kMostTouched) touched_.clear();  // what is stored is at most a moment behind
    touched_[std::string(BytesOf(session.token_hash))] = now;
  }
  sessions_.Touch(session.token_hash, now);
}

Result<void> Authenticator::SignOut(std::string_view token) {
  const std::optional<Sha256Sum> hash = HashToken(token);
  if (!hash) return {};
  return sessions_.End(*hash);
}

// What is stored of a living session may be as old as the flush allows.
Result<int> Authenticator::SweepSessions(Instant now) {
  return sessions_.Sweep(now - rules_.idle - rules_.flush, now - rules_.longest);
}

std::string Authenticator::CsrfToken(const SignedInUser& who) const { return security::CsrfToken(key_, who.session); }

bool Authenticator::IsCsrfToken(const SignedInUser& who, std::string_view given) const {
  return security::IsCsrfToken(key_, who.session, given);
}

}  // namespace caseway::security
