#include "app/sign_in.h"

#include "security/sealing.h"

namespace caseway::app {

SignInDoors::SignInDoors(Runtime& runtime, std::string key_bytes)
    : credentials(runtime.database(), runtime.log()),
      sessions(runtime.database(), runtime.log()),
      links(runtime.database(), runtime.log()),
      key(std::move(key_bytes)),
      authenticator(credentials, sessions, key),
      enrolment(credentials, links, key, runtime.Property("council_name")),
      own_sign_in(credentials, authenticator, key, runtime.Property("council_name")) {}

namespace {

// A new key would open none of the secrets sealed with the old one: nobody could sign in, and nobody would know why.
Result<void> CheckKeyIsThere(Runtime& runtime, const std::filesystem::path& file) {
  std::error_code none;
  if (std::filesystem::exists(file, none)) return {};
  if (runtime.database().Reader().Number("SELECT count(*) FROM credential") == 0) return {};
  return NotFound("The key of this record, " + file.string() +
                  ", is missing, and without it no second factor can be checked. Put the file kept with the backup "
                  "there. If it is lost: caseway user link NAME --new-key, then a new set-up link for everybody.");
}

}  // namespace

Result<std::unique_ptr<SignInDoors>> SignInDoors::Open(Runtime& runtime, bool new_key) {
  const auto file = runtime.database().folder() / "key";
  if (const auto there = new_key ? Result<void>() : CheckKeyIsThere(runtime, file); !there) return there.error();
  auto key = security::LoadOrMakeKey(file);
  if (!key) return key.error();
  return std::unique_ptr<SignInDoors>(new SignInDoors(runtime, *std::move(key)));
}

}  // namespace caseway::app
