// Authenticator: who is this? Signing in, every request after it, and signing out.
//
//   pool.Submit([=] {                                            // SignIn hashes and waits: on a worker, never
//   elsewhere
//     Result<SignedIn> in = authenticator.SignIn({form.Get("user-name"), form.Get("password"), form.Get("code")}, now);
//     reply(in ? SeeOther("/work").WithCookie({"__Host-session", in->token}) : SignInPage(in.error()));
//   });
//   Result<SignedInUser> who = authenticator.Check(request.cookies.Get("__Host-session"), now);   // on each request
//   if (!authenticator.IsCsrfToken(*who, request.form.Get("csrf"))) return Refused();             // on each POST
//
// One answer for every wrong sign-in, after the same work: it does not say whether the account exists, rests or which
// part was wrong. A session ends after 30 minutes without a request and 12 hours in any case, at once when the
// account's roles change, it is disabled or its password is set, and on signing out.
//
// Threads: safe to share. Errors: kUnauthenticated; kUnavailable when the disk is busy or full.
#pragma once

#include <chrono>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/ports/accounts.h"
#include "core/result.h"

namespace caseway::security {

struct SignInForm {
  std::string_view user_name;  // case and blanks around it do not matter
  std::string_view password;
  std::string_view code;  // of the authenticator app, or a recovery code
};

struct SignedIn {
  std::string token;  // for the cookie; nowhere else
  UserId user;
  Sha256Sum session{};
  bool used_recovery_code = false;  // tell them how many are left
};

struct SignedInUser {
  UserId user;
  std::int64_t account_version = 0;
  Sha256Sum session{};
};

struct SessionRules {
  std::chrono::minutes idle{30};
  std::chrono::hours longest{12};
  std::chrono::seconds flush{60};  // last_seen is kept no oftener
};

class Authenticator {
 public:
  // `key`: 32 bytes (sealing.h). The stores must outlive this.
  Authenticator(CredentialStore& credentials, SessionStore& sessions, std::string key, SessionRules rules = {});

  // Blocks for about 35 ms of one core and a commit.
  Result<SignedIn> SignIn(const SignInForm& form, Instant now);
  // A session without password or code, for a one-use link of a demonstration council that the caller has just spent;
  // never for a council with real records. Errors: kUnauthenticated for an account that is absent or disabled.
  Result<SignedIn> OpenForDemonstration(UserId user, Instant now);
  // One indexed read. Errors: kUnauthenticated for no token, an unknown one, and a session that has ended.
  Result<SignedInUser> Check(std::string_view token, Instant now);
  // Asked of somebody signed in before they change what they sign in with. Each try counts to the ten guesses, as at
  // the door; a code is spent. Blocks as SignIn does. Errors: kInvalidInput on the field "proof".
  Result<void> ConfirmPassword(UserId user, std::string_view password, Instant now);
  Result<void> ConfirmCode(UserId user, std::string_view code, Instant now);
  // When this session will end if nothing more is done: for the warning on the page.
  std::chrono::minutes idle_limit() const { return rules_.idle; }
  Result<void> SignOut(std::string_view token);
  // Removes the rows of sessions that have ended by time; how many. For a timer: Check lets none of them in anyway.
  Result<int> SweepSessions(Instant now);
  Result<void> EndAllOf(UserId user) { return sessions_.EndAllOf(user); }

  std::string CsrfToken(const SignedInUser& who) const;
  bool IsCsrfToken(const SignedInUser& who, std::string_view given) const;

 private:
  bool IsCodeRight(const Credential& credential, std::string_view code, Instant now);
  Result<Credential> BeforeGuess(UserId user, Instant now);
  bool MayGuess(const Credential& credential, Instant now);
  void ForgetGuesses(const Credential& credential);
  Result<SignedIn> Open(const Credential& credential, Instant now);
  bool IsLive(const OpenSession& found, Instant now) const;
  void Touch(const Session& session, Instant now);

  CredentialStore& credentials_;
  SessionStore& sessions_;
  std::string key_;
  SessionRules rules_;

  std::mutex guesses_mutex_;
  std::unordered_map<UserId, GuessState> guesses_;  // the present state: the stored one may be a moment behind
  std::mutex touched_mutex_;
  std::unordered_map<std::string, Instant> touched_;  // by token hash: queued, perhaps not stored yet
};

// The sentences for a proof that does not hold, and for one that is not looked at.
inline constexpr char kWrongPassword[] = "This is not your password.";
inline constexpr char kWrongCode[] = "This is not the code your authenticator app shows now. Each code works once.";
inline constexpr char kGuessedTooOften[] =
    "There were ten wrong tries, so your account rests for a while. Wait, and try again.";

// The sentence for every sign-in that does not work.
inline constexpr char kWrongSignIn[] =
    "The user name, password or code is not right. Each code works once. After ten wrong tries an account rests for a "
    "while.";

}  // namespace caseway::security
