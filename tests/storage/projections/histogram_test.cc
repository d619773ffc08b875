#include "storage/sqlite/projections/histogram.h"

#include <catch2/catch.hpp>
#include <map>
#include <random>

namespace caseway::storage {
namespace {

std::map<std::int64_t, std::int64_t> Unpacked(std::string_view packed) {
  std::map<std::int64_t, std::int64_t> counts;
  histogram::ForEach(packed, [&](std::int64_t value, std::int64_t count) { counts[value] = count; });
  return counts;
}

TEST_CASE("A packed histogram counts as a map does, whatever the order of changes") {
  std::mt19937 random(11);
  std::map<std::int64_t, std::int64_t> expected;
  std::string packed;
  for (int step = 0; step < 3000; ++step) {
    std::int64_t value = static_cast<std::int64_t>(random() % 60) - 20;
    if (step % 7 == 0) value *= 1'000'000'000'000;
    const std::int64_t by = expected[value] > 0 && random() % 2 == 0 ? -1 : 1;
    packed = histogram::Changed(packed, value, by);
    if ((expected[value] += by) == 0) expected.erase(value);
    REQUIRE(Unpacked(packed) == expected);
  }
}

TEST_CASE("The same counts give the same bytes, and none give none") {
  const std::string one = histogram::Changed(histogram::Changed("", 5, 1), 900, 2);
  const std::string other = histogram::Changed(histogram::Changed(histogram::Changed("", 900, 1), 5, 1), 900, 1);
  CHECK(one == other);
  CHECK(histogram::Changed(histogram::Changed("", 5, 1), 5, -1).empty());
}

}  // namespace
}  // namespace caseway::storage
