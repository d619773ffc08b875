#include "storage/sqlite/projections/histogram.h"

#include <cassert>
#include <utility>
#include <vector>

namespace caseway::storage::histogram {
namespace {

void AppendVarint(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>((value & 0x7f) | 0x80);
  out += static_cast<char>(value);
}

// Writes pairs in rising order, each as the step from the one before.
class Packer {
 public:
  explicit Packer(std::size_t size) { out_.reserve(size); }
  void Add(std::int64_t value, std::int64_t count) {
    assert(count >= 0);
    if (count <= 0) return;
    const std::int64_t step = value - last_;
    AppendVarint(out_, (static_cast<std::uint64_t>(step) << 1) ^ static_cast<std::uint64_t>(step >> 63));
    AppendVarint(out_, static_cast<std::uint64_t>(count));
    last_ = value;
  }
  std::string Take() { return std::move(out_); }

 private:
  std::string out_;
  std::int64_t last_ = 0;
};

}  // namespace

std::string Changed(std::string_view packed, std::int64_t value, std::int64_t by) {
  Packer packer(packed.size() + 16);
  bool placed = false;
  ForEach(packed, [&](std::int64_t at, std::int64_t count) {
    if (!placed && at >= value) {
      packer.Add(value, at == value ? count + by : by);
      placed = true;
      if (at == value) return;
    }
    packer.Add(at, count);
  });
  if (!placed) packer.Add(value, by);
  return packer.Take();
}

}  // namespace caseway::storage::histogram
