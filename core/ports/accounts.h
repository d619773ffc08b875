// Accounts: what signing in needs to keep: credentials, sessions and one-time links.
//
//   Result<std::optional<Credential>> found = credentials.FindByUserName("grace.obi");
//   Result<bool> first = credentials.UseTotpStep(found->user, step);    // false: that code was used before
//   Result<std::optional<OpenSession>> session = sessions.Find(hash);   // the row and the account's present state
//
// Only hashes of passwords, tokens and recovery codes are kept, and the second factor's secret sealed by security; so
// nothing read here lets anyone in. What a person may do is not here (core/access). Deeds below are no events: they
// hold no part of anybody's record; signing in and out are audit rows.
//
// Threads: implementations are safe to share; calls may block until the commit is on the disk, so they belong on a
// worker, never on a thread that serves sockets, except SessionStore::Find (one indexed read), Touch and SetGuessState
// (queued). Errors, everywhere: kUnavailable when the disk is busy or full.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dates.h"
#include "core/ids.h"
#include "core/ports/digest.h"
#include "core/result.h"

namespace caseway {

// What one staff account signs in with, beside the account's own state (projection `staff_user`).
struct Credential {
  UserId user;
  std::string user_name;             // lower case, as in the account
  std::int64_t account_version = 0;  // of the account's stream: rises with each change of role or disabling
  bool disabled = false;
  std::int64_t credential_version = 0;  // rises with each new password or second factor
  std::string password_hash = {};       // "$argon2id$..."; "" until the set-up link was used
  std::string sealed_totp_secret = {};  // sealed bytes (security/sealing.h); "" until the second factor is set up
  std::int64_t last_totp_step = 0;      // codes of this 30-second step and before are spent
  std::vector<std::string> recovery_hashes = {};  // SHA-256 in hex of each unspent recovery code
  int failed_count = 0;                           // guesses since the last sign-in that worked
  Instant first_failed{};                         // the first of them in the present five minutes
  int guesses_in_window = 0;                      // guesses since first_failed
  Instant locked_until{};                         // no guess is looked at before this
};

// The guessing state after one more guess, as security/lockout.h computes it.
struct GuessState {
  int failed_count = 0;
  Instant first_failed{};
  int guesses_in_window = 0;
  Instant locked_until{};
};

// The password and second factor a person has just set.
struct NewCredential {
  UserId user;
  std::string password_hash;
  std::string sealed_totp_secret;
  std::int64_t last_totp_step = 0;
  std::vector<std::string> recovery_hashes;
};

class CredentialStore {
 public:
  virtual ~CredentialStore() = default;

  // The account with what it signs in with; an account without a credential yet has "" for the hash and the secret.
  virtual Result<std::optional<Credential>> FindByUserName(std::string_view user_name) const = 0;
  virtual Result<std::optional<Credential>> Find(UserId user) const = 0;

  // Replaces password, second factor and recovery codes, clears the guessing state, raises credential_version and ends
  // every session of the account, all in one transaction.
  virtual Result<void> SetCredential(const NewCredential& credential) = 0;
  // The same password hashed with newer parameters: no session ends.
  virtual Result<void> SetPasswordHash(UserId user, const std::string& password_hash) = 0;
  // Another password: raises credential_version, clears the guessing state and ends every session of the account but
  // the one it was changed in, all in one transaction.
  virtual Result<void> ChangePassword(UserId user, const std::string& password_hash, const Sha256Sum& kept) = 0;
  // These instead of the ones before, which work no more. No session ends.
  virtual Result<void> SetRecoveryCodes(UserId user, const std::vector<std::string>& recovery_hashes) = 0;

  // Spends the step: true when it was later than the last one spent, and false, changing nothing, when it was not. Of
  // two at once one gets true.
  virtual Result<bool> UseTotpStep(UserId user, std::int64_t step) = 0;
  // Takes the code off the list: true when it was there.
  virtual Result<bool> UseRecoveryCode(UserId user, const std::string& recovery_hash) = 0;
  // Queued, never waited for: the answer to a wrong guess must not take longer for an account that exists.
  virtual void SetGuessState(UserId user, const GuessState& state) = 0;
};

struct Session {
  Sha256Sum token_hash{};  // of the cookie's token, which is kept nowhere
  UserId user;
  std::int64_t account_version = 0;     // as it was at sign-in
  std::int64_t credential_version = 0;  // as it was at sign-in
  Instant created{};
  Instant last_seen{};  // up to a minute behind
};

// A session as found, with the account's present state to hold it against.
struct OpenSession {
  Session session;
  std::int64_t account_version = 0;
  std::int64_t sessions_since = 0;  // of an older account version than this, they have ended
  std::int64_t credential_version = 0;
  bool disabled = false;
};

class SessionStore {
 public:
  virtual ~SessionStore() = default;
  virtual Result<void> Create(const Session& session) = 0;
  virtual Result<std::optional<OpenSession>> Find(const Sha256Sum& token_hash) const = 0;
  // Queued, never waited for; only ever moves last_seen forward.
  virtual void Touch(const Sha256Sum& token_hash, Instant last_seen) = 0;
  virtual Result<void> End(const Sha256Sum& token_hash) = 0;
  virtual Result<void> EndAllOf(UserId user) = 0;
  // Sweeps rows last seen before `seen_before` or made before `created_before`; returns how many.
  virtual Result<int> Sweep(Instant seen_before, Instant created_before) = 0;
};

// A link that sets a password and second factor: at first run, for a new colleague, after a lost telephone.
struct OneTimeLink {
  Sha256Sum token_hash{};
  std::string purpose;  // "set-up", "confirmed set-up" (a second administrator agreed) or "demonstration"
  UserId user;
  Instant expires{};
};

class OneTimeLinkStore {
 public:
  virtual ~OneTimeLinkStore() = default;
  // Earlier unused links of the same user stop working.
  virtual Result<void> Create(const OneTimeLink& link) = 0;
  // The link when it is unused and not expired; it stays usable.
  virtual Result<std::optional<OneTimeLink>> Find(const Sha256Sum& token_hash, Instant now) const = 0;
  // Spends the link: true when it was unused and not expired. Of two at once one gets true.
  virtual Result<bool> Use(const Sha256Sum& token_hash, Instant now) = 0;
  // The user's unused links made for this purpose stop working.
  virtual Result<void> Void(UserId user, const std::string& purpose) = 0;
};

}  // namespace caseway
