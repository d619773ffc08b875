// Staff of a demonstration council: teams filled as in a council of that size, one sign-in kept for each role.
//
//   auto staff = HireStaff(runtime, demonstration, 2000, 1);   // people, seed
//   WriteSignIns(runtime, doors, staff, "data/sign-ins.txt");   // user, password, second-factor secret; mode 0600
//
// Who works where is said by workflows/demonstration.toml; where it says nothing, each team gets the roles that may do
// something to what it takes. Threads: before anything is served.
#pragma once

#include <filesystem>
#include <vector>

#include "app/runtime.h"
#include "app/sign_in.h"
#include "workflows/loader/demonstration_file.h"

namespace caseway::app {

struct Hired {
  Actor actor;
  std::string user_name;
};
Result<std::vector<Hired>> HireStaff(Runtime& runtime, const loader::Demonstration& demonstration, int people,
                                     std::uint64_t seed);
Result<void> WriteSignIns(SignInDoors& doors, const std::vector<Hired>& staff, const std::filesystem::path& file);

}  // namespace caseway::app
