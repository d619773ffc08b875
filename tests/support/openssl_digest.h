// OpensslDigest: the digest port for tests of the layers below security.
#pragma once

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <cstdlib>

#include "core/ports/digest.h"

namespace caseway::tests {

class OpensslDigest : public Digest {
 public:
  Sha256Sum Sha256(std::string_view bytes) const override {
    Sha256Sum sum{};
    EVP_Digest(bytes.data(), bytes.size(), sum.data(), nullptr, EVP_sha256(), nullptr);
    return sum;
  }
  void Random(std::uint8_t* bytes, std::size_t size) const override {
    if (RAND_bytes(bytes, static_cast<int>(size)) != 1) std::abort();
  }
};

}  // namespace caseway::tests
