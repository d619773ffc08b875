// How many guesses an account allows: ten in five minutes, then it rests; longer each time (Cyber Essentials).
//
//   GuessState after = AfterGuess(before, now);     // count the guess before looking at it
//   if (IsResting(before, now)) ...                  // refuse without looking
//
// 5 minutes after the first ten, then 10, 20, 40, and an hour from then on; a sign-in that works starts afresh. Pure.
#pragma once

#include "core/ports/accounts.h"

namespace caseway::security {

inline constexpr int kGuessesAllowed = 10;

bool IsResting(const GuessState& state, Instant now);
// Requires: !IsResting(state, now).
GuessState AfterGuess(GuessState state, Instant now);

}  // namespace caseway::security
