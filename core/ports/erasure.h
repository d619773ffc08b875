// Erasure: what the record holds about one person, in numbers, and which erasures were asked for and carried out.
//
//   auto weight = erasures.Weigh(PersonId{41});      // {.cases = 3, .notes = 12, ...}; nothing of what they say
//   auto rows = erasures.Latest(50);                 // waiting first, then the newest
//
// Numbers only: whoever carries out an erasure need not read what goes (P52). Threads: as the implementation says.
// Errors: kNotFound for nobody of this id; kUnavailable.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/dates.h"
#include "core/ids.h"
#include "core/result.h"

namespace caseway {

// What an erasure of this person takes.
struct ErasureWeight {
  PersonId person;   // the record that holds them now
  int records = 0;   // with those joined to it
  int contacts = 0;  // and referrals as they came in
  int cases = 0;
  int open_cases = 0;  // of theirs, and of others in which they have a part
  int notes = 0;
  int shared_notes = 0;  // of them written for other people too, who lose them as well
  int forms = 0;         // submitted versions
  int letters = 0;
  int files = 0;
  int refused_rows = 0;  // of files of referrals, where the row names them
  int entries = 0;       // events in all
};

enum class ErasureState { kAsked, kWithdrawn, kDone };

struct ErasureRow {
  PersonId person;
  ErasureState state = ErasureState::kAsked;
  std::string reason;
  UserId asked_by;
  std::string asked_by_name;
  Instant asked{};
  std::string closed_by_name;  // who carried it out or withdrew it; "" while it waits
  Instant closed{};
  std::string closing_reason;  // of a withdrawal
};

class ErasureReading {
 public:
  virtual ~ErasureReading() = default;
  virtual Result<ErasureWeight> Weigh(PersonId person) = 0;
  // The last that was asked for or done for this person's record.
  virtual Result<std::optional<ErasureRow>> Of(PersonId person) = 0;
  virtual Result<std::vector<ErasureRow>> Latest(int limit) = 0;
};

}  // namespace caseway
