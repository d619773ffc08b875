#include "app/sign_in.h"

#include "security/sealing.h"

namespace caseway::app {

SignInDoors::SignInDoors(Runtime& runtime, std::string key_bytes)
    : credentials(runtime.database(), runtime.log()),
      sessions(runtime.database(), runtime.log()),
      links(runtime.database(), runtime.log()),
      key(std::move(key_bytes)),
      authenticator(credentials, sessions, key),
      enrolment(credentials, links, key, runtime.Property("council_name")) {}

Result<std::unique_ptr<SignInDoors>> SignInDoors::Open(Runtime& runtime) {
  auto key = security::LoadOrMakeKey(runtime.database().folder() / "key");
  if (!key) return key.error();
  return std::unique_ptr<SignInDoors>(new SignInDoors(runtime, *std::move(key)));
}

}  // namespace caseway::app
