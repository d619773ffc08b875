// CouncilSample: whom and what to ask for: references, names and numbers drawn from a council's database before a run.
//
//   CouncilSample sample = DrawSample("data/caseway.db", 5000);
//   sample.moving[0].reference -> "7k3q-f2m9-x";  sample.moving[0].waiting -> false
//
// Read straight from the tables, read-only: the bench must know what there is without asking the server for it. Errors:
// std::runtime_error with SQLite's words. Threads: a value.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace caseway::bench {

// An assessment under way, which can wait for something and go on again as often as wanted.
struct MovingCase {
  std::string reference;
  bool waiting = false;
};

struct CouncilSample {
  std::int64_t people = 0, cases = 0, events = 0;
  std::vector<std::string> open_cases;      // unrestricted, as in addresses
  std::vector<std::string> surname_starts;  // four letters
  std::vector<std::string> nhs_numbers;
  std::vector<MovingCase> moving;
};

CouncilSample DrawSample(const std::filesystem::path& database, int most);

}  // namespace caseway::bench
