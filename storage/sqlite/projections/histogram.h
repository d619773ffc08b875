// Histogram: how many of each value, packed small enough to be one column of one row.
//
//   std::string packed;                       // an empty histogram
//   packed = Histogram::Changed(packed, 28, +1);
//   Histogram::ForEach(packed, [&](std::int64_t value, std::int64_t count) { ... });   // rising values
//
// Pairs of (difference to the value before, count) as variable-length integers; the same counts always give the same
// bytes. A count that reaches 0 is left out. Threads: pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace caseway::storage::histogram {

// Reads one variable-length integer and moves `at` past it; 0 at the end of damaged bytes.
inline std::uint64_t ReadVarint(std::string_view bytes, std::size_t& at) {
  std::uint64_t value = 0;
  for (int shift = 0; at < bytes.size() && shift < 64; shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes[at++]);
    value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
    if ((byte & 0x80) == 0) break;
  }
  return value;
}

// Reads the step from one value to the next: small numbers of either sign are short.
inline std::int64_t ReadStep(std::string_view bytes, std::size_t& at) {
  const std::uint64_t step = ReadVarint(bytes, at);
  return static_cast<std::int64_t>((step >> 1) ^ (~(step & 1) + 1));
}

// Calls visit(value, count) in rising order of value.
template <class Visit>
void ForEach(std::string_view packed, Visit&& visit) {
  std::int64_t value = 0;
  for (std::size_t at = 0; at < packed.size();) {
    value += ReadStep(packed, at);
    visit(value, static_cast<std::int64_t>(ReadVarint(packed, at)));
  }
}

// The histogram with `by` more (or fewer) of `value`. Requires: the count does not fall below 0.
std::string Changed(std::string_view packed, std::int64_t value, std::int64_t by);

}  // namespace caseway::storage::histogram
