#include "app/clock.h"
#include "app/commands/council.h"
#include "app/commands/forwarding.h"
#include "app/sign_in.h"
#include "core/casework/council.h"

namespace caseway::app {
namespace {

int Fail(std::ostream& err, const Error& error) {
  err << error.say << (error.detail.empty() ? "" : " (" + error.detail + ")") << "\n";
  return 1;
}

// The first administrator of a council that has nobody yet.
Result<UserId> FirstAdministrator(Runtime& runtime) {
  const auto made = runtime.Do(SystemActor(), [](WritableRecord& record, const casework::Deed& deed) {
    const std::string role = deed.roles.FirstHolding({access::Permission::kManageUsers});
    return casework::CreateAccount(record, {.user_name = "administrator", .name = "Administrator", .roles = {role}},
                                   deed);
  });
  if (!made) return made.error();
  return UserId{(*made)["user"].Number()};
}

}  // namespace

int RunInit(const InitOptions& options, std::ostream& out, std::ostream& err) {
  const SystemClock clock(options.now);
  auto runtime = Runtime::Open({.folder = options.data, .workflows = options.workflows, .create = true}, clock);
  if (!runtime) return Fail(err, runtime.error());
  bool has_users = false;
  const auto read = (*runtime)->Read([&](Record& record) { has_users = !record.council().Users().empty(); });
  if (!read) return Fail(err, read.error());
  if (has_users) {
    err << "This folder holds a council already: " << options.data.string() << "\n";
    return 1;
  }
  const std::string name = options.demonstration ? "Westhaven Council (demonstration)" : options.name;
  const auto founded = Found(**runtime, name, options.demonstration);
  if (!founded) return Fail(err, founded.error());
  if (options.demonstration) {
    out << "A demonstration council is ready for its people: caseway demo load\n";
    return 0;
  }
  const auto user = FirstAdministrator(**runtime);
  if (!user) return Fail(err, user.error());
  auto doors = SignInDoors::Open(**runtime);
  if (!doors) return Fail(err, doors.error());
  const auto token = (*doors)->enrolment.MakeLink(*user, "set-up", clock.Now(), std::chrono::hours{1});
  if (!token) return Fail(err, token.error());
  out << "The council is ready. Start it with: caseway serve --data " << options.data.string() << "\n"
      << "Its first administrator (user name \"administrator\") sets a password within one hour at:\n"
      << "  https://127.0.0.1:8443/set-up/" << *token << "\n";
  return 0;
}

}  // namespace caseway::app
