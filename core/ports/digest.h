// Digest: checksums and random bytes, so that storage and use cases need no cryptography library.
//
//   std::array<std::uint8_t, 32> sum = digest.Sha256("abc");   // ba7816bf...
//   std::array<std::uint8_t, 16> salt; digest.Random(salt.data(), salt.size());
//
// It is not for passwords (security/passwords.h). Threads: implementations are safe to share.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace caseway {

using Sha256Sum = std::array<std::uint8_t, 32>;

class Digest {
 public:
  virtual ~Digest() = default;
  virtual Sha256Sum Sha256(std::string_view bytes) const = 0;
  // Fills `size` bytes from the operating system's generator; never fails softly: no entropy ends the program.
  virtual void Random(std::uint8_t* bytes, std::size_t size) const = 0;
};

// The bytes as a view, for hashing a hash.
inline std::string_view BytesOf(const Sha256Sum& sum) {
  return {reinterpret_cast<const char*>(sum.data()), sum.size()};
}

}  // namespace caseway
