// Staff of a demonstration council: teams filled as in a council of that size, one sign-in kept for each role.
//
//   auto staff = HireStaff(runtime, {.people = 2000, .seed = 1});
//   WriteSignIns(runtime, doors, staff, "data/sign-ins.txt");   // user, password, second-factor secret; mode 0600
//
// Threads: before anything is served.
#pragma once

#include <filesystem>
#include <vector>

#include "app/runtime.h"
#include "app/sign_in.h"

namespace caseway::app {

struct Hired {
  Actor actor;
  std::string user_name;
};
Result<std::vector<Hired>> HireStaff(Runtime& runtime, int people, std::uint64_t seed);
Result<void> WriteSignIns(SignInDoors& doors, const std::vector<Hired>& staff, const std::filesystem::path& file);

}  // namespace caseway::app
