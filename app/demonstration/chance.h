// Chance: numbers that look random and are the same for the same seed, on every machine.
//
//   Chance chance(seed, case_id, step);   chance.Below(10);   chance.Hits(0.3);   chance.OneOf(names)
//
// The standard library's distributions differ between libraries; these do not. Threads: a value.
#pragma once

#include <cstdint>
#include <vector>

namespace caseway::app {

class Chance {
 public:
  explicit Chance(std::uint64_t seed, std::uint64_t a = 0, std::uint64_t b = 0)
      : state_(Mix(seed ^ Mix(a + 1) ^ Mix(b + 0x51ed2701))) {}
  // SplitMix64.
  std::uint64_t Next() { return Mix(state_ += 0x9E3779B97F4A7C15ull); }
  // Requires: n > 0.
  std::uint64_t Below(std::uint64_t n) { return Next() % n; }
  double Share() { return static_cast<double>(Next() >> 11) / static_cast<double>(1ull << 53); }
  bool Hits(double share) { return Share() < share; }
  template <class List>
  const auto& OneOf(const List& list) {
    return list[Below(std::size(list))];
  }

 private:
  static std::uint64_t Mix(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ull;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBull;
    return x ^ (x >> 31);
  }
  std::uint64_t state_;
};

}  // namespace caseway::app
