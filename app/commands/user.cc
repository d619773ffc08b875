#include "app/clock.h"
#include "app/commands/council.h"
#include "app/commands/forwarding.h"
#include "app/import_referrals.h"
#include "app/local_confirmation.h"
#include "app/sign_in.h"
#include "core/casework/council.h"

namespace caseway::app {
namespace {

int Fail(std::ostream& err, const Error& error) {
  err << error.say << "\n";
  for (const auto& field : error.fields) err << "  " << field.field << ": " << field.say << "\n";
  return 1;
}

int PrintLink(Runtime& runtime, UserId user, std::ostream& out, std::ostream& err, bool new_key = false) {
  auto doors = SignInDoors::Open(runtime, new_key);
  if (!doors) return Fail(err, doors.error());
  const auto token = (*doors)->enrolment.MakeLink(user, "set-up", runtime.clock().Now(), std::chrono::hours{72});
  if (!token) return Fail(err, token.error());
  out << "Works once, for three days, at the address of the pages: /set-up/" << *token << "\n";
  return 0;
}

int Add(Runtime& runtime, const UserOptions& options, std::ostream& out, std::ostream& err) {
  casework::AccountCommand command{.user_name = options.user_name,
                                   .name = options.name.empty() ? options.user_name : options.name,
                                   .roles = options.roles};
  std::string unknown;
  const auto read = runtime.Read([&](Record& record) {
    for (const auto& key : options.teams) {
      const auto team = record.council().TeamByKey(key);
      if (team) command.teams.push_back(team->id);
      else unknown = key;
    }
  });
  if (!read) return Fail(err, read.error());
  if (!unknown.empty()) return Fail(err, InvalidInput("There is no team " + unknown + "."));
  const auto made = runtime.Do(SystemActor(), [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::CreateAccount(record, command, deed);
  });
  if (!made) return Fail(err, made.error());
  return PrintLink(runtime, UserId{(*made)["user"].Number()}, out, err);
}

int List(Runtime& runtime, std::ostream& out, std::ostream& err) {
  const auto read = runtime.Read([&](Record& record) {
    for (const auto& user : record.council().Users()) {
      out << user.user_name << "\t" << user.name << "\t";
      for (const auto& role : user.roles) out << role << " ";
      out << (user.disabled ? "\tdisabled" : "") << "\n";
    }
  });
  return read ? 0 : Fail(err, read.error());
}

// Of the record itself, or of the running server that holds it.
int Confirm(const UserOptions& options, const Clock& clock, std::ostream& out, std::ostream& err) {
  Document request;
  request.Set("command", "confirm account").Set("user_name", options.user_name);
  auto runtime = Runtime::Open({.folder = options.data, .workflows = options.workflows}, clock);
  if (!runtime && runtime.error().code != ErrorCode::kUnavailable) return Fail(err, runtime.error());
  const auto done = runtime ? AnswerConfirmation(**runtime, request) : AskServer(options.data, request);
  if (!done) return Fail(err, done.error());
  for (const auto& given : (*done)["given"].Items())
    out << "Given: " << given["role"].Text() << ", as " << given["by"].Text() << " proposed.\n";
  if ((*done)["disabled"].Truth()) out << "Disabled, as it was proposed.\n";
  if (const std::string& link = (*done)["link"].Text(); !link.empty())
    out << "Works once, for three days, at the address of the pages: " << link << "\n";
  return 0;
}

}  // namespace

int RunUser(const UserOptions& options, std::ostream& out, std::ostream& err) {
  const SystemClock clock(options.now);
  if (options.deed == "confirm") return Confirm(options, clock, out, err);
  auto runtime = Runtime::Open({.folder = options.data, .workflows = options.workflows}, clock);
  if (!runtime) return Fail(err, runtime.error());
  if (options.deed == "list") return List(**runtime, out, err);
  if (options.deed == "add") return Add(**runtime, options, out, err);
  const auto account = ActorNamed(**runtime, options.user_name);
  if (!account) return Fail(err, account.error());
  if (options.deed == "link") return PrintLink(**runtime, account->user, out, err, options.new_key);
  const auto disabled = (*runtime)->Do(SystemActor(), [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::DisableAccount(record, account->user, "disabled from the command line", deed);
  });
  if (!disabled) return Fail(err, disabled.error());
  out << options.user_name << " can no longer sign in; their cases are back in the queue.\n";
  return 0;
}

}  // namespace caseway::app
