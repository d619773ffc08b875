#include "app/repeated.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

using caseway::app::Repeated;
using namespace std::chrono_literals;

namespace {

bool Becomes(const std::atomic<int>& count, int wanted) {
  for (int i = 0; i < 1000 && count < wanted; ++i) std::this_thread::sleep_for(10ms);
  return count >= wanted;
}

}  // namespace

TEST_CASE("a deed is done at once and not again before its pause is over") {
  std::atomic<int> count = 0;
  const Repeated repeated(1h, [&] { ++count; });
  CHECK(Becomes(count, 1));
  std::this_thread::sleep_for(50ms);
  CHECK(count == 1);
}

TEST_CASE("a deed is done again after each pause") {
  std::atomic<int> count = 0;
  const Repeated repeated(0s, [&] { ++count; });
  CHECK(Becomes(count, 3));
}

TEST_CASE("the end waits for the deed under way and for no pause") {
  std::atomic<int> begun = 0, done = 0;
  {
    const Repeated repeated(1h, [&] {
      ++begun;
      std::this_thread::sleep_for(50ms);
      ++done;
    });
    REQUIRE(Becomes(begun, 1));
  }
  CHECK(done == 1);
}
