// SignInDoors: everything signing in needs, opened on one council's record.
//
//   auto doors = SignInDoors::Open(runtime);   // makes DATA/key on the first run
//   doors->authenticator, doors->enrolment, doors->links
//
// Threads: safe to share once open. Lives no longer than its Runtime.
#pragma once

#include <memory>
#include <string>

#include "app/runtime.h"
#include "security/authenticator.h"
#include "security/enrolment.h"
#include "security/own_sign_in.h"
#include "storage/sqlite/accounts.h"

namespace caseway::app {

struct SignInDoors {
  // Errors: kInternal when the key file cannot be made or is readable by others.
  // Errors: kNotFound when accounts were set up with a key that is no longer there; `new_key` makes another all the
  // same.
  static Result<std::unique_ptr<SignInDoors>> Open(Runtime& runtime, bool new_key = false);

  storage::SqliteCredentials credentials;
  storage::SqliteSessions sessions;
  storage::SqliteLinks links;
  std::string key;
  security::Authenticator authenticator;
  security::Enrolment enrolment;
  security::OwnSignIn own_sign_in;

 private:
  SignInDoors(Runtime& runtime, std::string key_bytes);
};

}  // namespace caseway::app
