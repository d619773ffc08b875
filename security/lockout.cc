#include "security/lockout.h"

#include <algorithm>
#include <cassert>
#include <chrono>

namespace caseway::security {
namespace {

using std::chrono::minutes;
constexpr minutes kWindow{5};
constexpr minutes kLongestRest{60};

minutes RestAfter(int failed_count) {
  const int rests = std::min(failed_count / kGuessesAllowed, 5);
  return std::min(kLongestRest, kWindow * (1 << std::max(rests - 1, 0)));
}

}  // namespace

bool IsResting(const GuessState& state, Instant now) { return now < state.locked_until; }

GuessState AfterGuess(GuessState state, Instant now) {
  assert(!IsResting(state, now));
  // A clock put back must not keep a window open for ever.
  const bool is_new_window =
      state.guesses_in_window == 0 || now >= state.first_failed + kWindow || now < state.first_failed;
  if (is_new_window) {
    state.first_failed = now;
    state.guesses_in_window = 0;
  }
  ++state.failed_count;
  if (++state.guesses_in_window < kGuessesAllowed) return state;
  state.guesses_in_window = 0;
  state.locked_until = now + RestAfter(std::max(state.failed_count, kGuessesAllowed));
  return state;
}

}  // namespace caseway::security
