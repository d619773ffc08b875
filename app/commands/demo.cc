#include <fmt/format.h>

#include <map>
#include <numeric>
#include <string>

#include "app/clock.h"
#include "app/commands/council.h"
#include "app/commands/forwarding.h"
#include "app/demonstration/last_file.h"
#include "app/demonstration/lived_years.h"
#include "app/demonstration/staff.h"
#include "core/casework/council.h"
#include "storage/sqlite/verify.h"

namespace caseway::app {
namespace {

int Fail(std::ostream& err, const Error& error) {
  err << error.say << (error.detail.empty() ? "" : " (" + error.detail + ")") << "\n";
  for (const auto& field : error.fields) err << "  " << field.field << ": " << field.say << "\n";
  for (const auto& unmet : error.unmet) err << "  " << unmet.rule << ": " << unmet.say << "\n";
  return 1;
}

Result<void> CheckEmpty(Runtime& runtime) {
  if (runtime.Property("demonstration") != "yes")
    return Forbidden("This council holds real records, or may: a demonstration is refused here.");
  bool has_staff = false;
  const auto read = runtime.Read([&](Record& record) { has_staff = !record.council().Users().empty(); });
  if (!read) return read.error();
  if (has_staff) return Conflict("This folder has its demonstration already. Choose a new folder for another.");
  return {};
}

// What a council would have set before its first day: what stands on its letters.
Result<void> SetSettings(Runtime& runtime, const loader::Demonstration& usual, Date from) {
  for (const auto& [name, value] : usual.settings) {
    const auto set = runtime.Do(
        SystemActor(), [&, &name = name, &value = value](WritableRecord& record, const casework::Deed& deed) {
          return casework::ChangeSetting(record, name, from, value, "Made up for the demonstration", deed);
        });
    if (!set) return set.error();
  }
  return runtime.Refresh();
}

using Refused = std::map<std::string, std::int64_t>;

std::int64_t Sum(const Refused& refused) {
  return std::accumulate(refused.begin(), refused.end(), std::int64_t{0},
                         [](std::int64_t sum, const auto& one) { return sum + one.second; });
}

// A number alone would look like a fault.
void TellRefused(const Refused& refused, std::ostream& out) {
  if (refused.empty()) return;
  out << "Refused as in life, by the rules the pages have: nothing was changed, and it was tried again later.\n";
  for (const auto& [sentence, times] : refused) out << fmt::format("{:6} {}\n", times, sentence);
}

}  // namespace

int RunDemoLoad(const DemoOptions& options, std::ostream& out, std::ostream& err) {
  // The given instant itself: a clock that begins there has moved on by a microsecond or not when it is read.
  const Instant today = options.now ? *options.now : SystemClock().Now();
  SteppedClock clock;
  clock.Set(today - std::chrono::days{kLivedYears * 365 + 1});
  auto runtime = Runtime::Open({.folder = options.data, .workflows = options.workflows, .create = true}, clock);
  if (!runtime) return Fail(err, runtime.error());
  if (const auto founded = Found(**runtime, "Westhaven Council (demonstration)", true); !founded)
    return Fail(err, founded.error());
  if (const auto empty = CheckEmpty(**runtime); !empty) return Fail(err, empty.error());
  const auto workflows = options.workflows.empty() ? FindWorkflows() : options.workflows;
  const auto usual = loader::ReadDemonstration(workflows, (*runtime)->live().Get()->library);
  if (!usual) return Fail(err, usual.error());
  if (const auto set = SetSettings(**runtime, *usual, LondonDate(clock.Now())); !set) return Fail(err, set.error());
  const auto hired = HireStaff(**runtime, *usual, options.people, options.seed);
  if (!hired) return Fail(err, hired.error());
  std::vector<Actor> staff;
  for (const auto& one : *hired) staff.push_back(one.actor);
  const Walker walker(std::move(staff), *usual, options.seed);
  LivedYears years(**runtime, clock, {options.people, options.seed, today}, walker);
  if (const auto lived = years.Live(); !lived) return Fail(err, lived.error());
  clock.Set(today);
  if (const auto brought = BringInLastFile(**runtime, *usual, *hired, today); !brought)
    return Fail(err, brought.error());
  auto doors = SignInDoors::Open(**runtime);
  if (!doors) return Fail(err, doors.error());
  const std::filesystem::path sign_ins =
      options.sign_ins.empty() ? options.data / "sign-ins.txt" : std::filesystem::path(options.sign_ins);
  if (const auto written = WriteSignIns(**doors, *hired, sign_ins); !written) return Fail(err, written.error());
  const std::int64_t events = storage::HeadOf((*runtime)->database().Reader()).events.position;
  out << fmt::format("people {}, staff {}, events {}, steps {}, refused {}; sign-ins in {}\n", options.people,
                     hired->size(), events, years.steps(), Sum(years.refused()), sign_ins.string());
  TellRefused(years.refused(), out);
  return 0;
}

}  // namespace caseway::app
