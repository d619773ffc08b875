// OpenSslDigest: the Digest of core/ports, and the keyed digest and comparison that tokens need.
//
//   OpenSslDigest digest;
//   HmacSha256(key, "csrf") ; EqualInConstantTime(given, expected)
//
// Threads: safe to share. Errors: none; no entropy ends the program.
#pragma once

#include <string>
#include <string_view>

#include "core/ports/digest.h"

namespace caseway::security {

class OpenSslDigest final : public Digest {
 public:
  Sha256Sum Sha256(std::string_view bytes) const override;
  void Random(std::uint8_t* bytes, std::size_t size) const override;
};

Sha256Sum HmacSha256(std::string_view key, std::string_view message);
// How long it takes says nothing about where the two differ.
bool EqualInConstantTime(std::string_view a, std::string_view b);
std::string RandomBytes(std::size_t size);

}  // namespace caseway::security
