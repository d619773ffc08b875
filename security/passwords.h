// Password hashes: Argon2id (19 MiB, 2 passes), as strings that say their own parameters.
//
//   std::string kept = HashPassword("correct horse");      // "$argon2id$v=19$m=19456,t=2,p=1$..."
//   VerifyPassword(kept, "correct horse")                  // true, after about 30 ms of one core
//   NeedsRehash(kept)                                      // true for other parameters: hash again at sign-in
//
// Never on a thread that serves sockets. Threads: safe. Errors: no memory for a hash ends the program.
#pragma once

#include <string>
#include <string_view>

namespace caseway::security {

std::string HashPassword(std::string_view password);
// False for anything that is not such a string, too.
bool VerifyPassword(const std::string& kept, std::string_view password);
bool NeedsRehash(const std::string& kept);
// A hash nobody knows the password of, for names that have no account: the same work, always false.
const std::string& DummyHash();

}  // namespace caseway::security
