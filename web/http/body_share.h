// BodyShare: the bytes of one body while it is received, counted on all connections together.
//
//   const BodyShare share(site, block.content_length);
//   if (!share.fits()) co_return co_await Refuse(kTooBusy);
//
// A small body always fits and is not counted. Given back when it goes out of scope. Threads: safe.
#pragma once

#include <cstddef>

#include "web/http/site.h"

namespace caseway::http {

inline constexpr std::size_t kSmallBody = 64 * 1024;

class BodyShare {
 public:
  BodyShare(Site& site, std::size_t bytes) : site_(site), bytes_(bytes <= kSmallBody ? 0 : bytes) {
    fits_ = site_.body_bytes.fetch_add(bytes_) + bytes_ <= site_.options.limits.bodies;
  }
  ~BodyShare() { site_.body_bytes.fetch_sub(bytes_); }
  BodyShare(const BodyShare&) = delete;
  BodyShare& operator=(const BodyShare&) = delete;
  bool fits() const { return fits_ || bytes_ == 0; }

 private:
  Site& site_;
  std::size_t bytes_;
  bool fits_ = false;
};

}  // namespace caseway::http
