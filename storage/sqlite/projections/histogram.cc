#include "storage/sqlite/projections/histogram.h"

#include <cassert>

namespace caseway::storage::histogram {
namespace {

void AppendVarint(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>((value & 0x7f) | 0x80);
  out += static_cast<char>(value);
}

void AppendPair(std::string& out, std::int64_t step, std::int64_t count) {
  AppendVarint(out, (static_cast<std::uint64_t>(step) << 1) ^ static_cast<std::uint64_t>(step >> 63));
  AppendVarint(out, static_cast<std::uint64_t>(count));
}

// One pair as it stands packed: its value and count, and the bytes from `from` to before `to`.
struct Pair {
  std::int64_t value = 0, count = 0;
  std::size_t from = 0, to = 0;
};

// The first pair at or above `value`, past the end where there is none; `below` is the value of the pair before it.
Pair FirstFrom(std::string_view packed, std::int64_t value, std::int64_t& below) {
  std::int64_t last = 0;
  for (std::size_t at = 0; at < packed.size();) {
    const std::size_t from = at;
    const std::int64_t here = last + ReadStep(packed, at);
    const auto count = static_cast<std::int64_t>(ReadVarint(packed, at));
    if (here >= value) return {here, count, from, at};
    last = below = here;
  }
  return {0, 0, packed.size(), packed.size()};
}

}  // namespace

std::string Changed(std::string_view packed, std::int64_t value, std::int64_t by) {
  std::int64_t last = 0;  // the value that the next pair counts its step from
  const Pair found = FirstFrom(packed, value, last);
  const bool known = found.from < found.to && found.value == value;
  const std::int64_t count = (known ? found.count : 0) + by;
  assert(count >= 0);
  std::string out;
  out.reserve(packed.size() + 16);
  out.append(packed.substr(0, found.from));
  if (count > 0) {
    AppendPair(out, value - last, count);
    last = value;
  }
  // Only the pair that follows has another step now; all after it stand as they did.
  if (!known && found.from < found.to) AppendPair(out, found.value - last, found.count);
  std::size_t rest = found.to;
  if (known && rest < packed.size()) {
    const std::int64_t next = value + ReadStep(packed, rest);
    AppendPair(out, next - last, static_cast<std::int64_t>(ReadVarint(packed, rest)));
  }
  out.append(packed.substr(rest));
  return out;
}

}  // namespace caseway::storage::histogram
