#include "app/clock.h"
#include "app/commands/council.h"
#include "app/import_referrals.h"
#include "app/sign_in.h"
#include "core/casework/council.h"
#include "core/casework/second_administrator.h"

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

// A link that one administrator alone handed out before must not open what the account holds now.
Result<void> VoidLinks(Runtime& runtime, UserId user) {
  auto doors = SignInDoors::Open(runtime);
  if (!doors) return doors.error();
  return (*doors)->links.Void(user, "set-up");
}

// This machine stands for the second administrator, where there is none: what waits for the account is confirmed.
int Confirm(Runtime& runtime, UserId user, std::ostream& out, std::ostream& err) {
  std::vector<ProposalRow> waiting;
  const auto read = runtime.Read([&](Record& record) { waiting = record.council().Proposals(); });
  if (!read) return Fail(err, read.error());
  std::erase_if(waiting, [user](const ProposalRow& row) { return row.user != user; });
  if (waiting.empty()) return Fail(err, NotFound("Nothing waits for this account."));
  for (const auto& row : waiting) {
    const auto done = runtime.Do(SystemActor(), [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::AnswerProposal(record, {.proposal = row.id, .confirmed = true}, deed);
    });
    if (!done) return Fail(err, done.error());
    if (!row.role.empty()) {
      if (const auto voided = VoidLinks(runtime, user); !voided) return Fail(err, voided.error());
      out << "Given: " << row.role << ", proposed by " << row.by_name << ".\n";
    } else if (const int failed = PrintLink(runtime, user, out, err); failed != 0) {
      return failed;
    }
  }
  return 0;
}

}  // namespace

int RunUser(const UserOptions& options, std::ostream& out, std::ostream& err) {
  const SystemClock clock(options.now);
  auto runtime = Runtime::Open({.folder = options.data, .workflows = options.workflows}, clock);
  if (!runtime) return Fail(err, runtime.error());
  if (options.deed == "list") return List(**runtime, out, err);
  if (options.deed == "add") return Add(**runtime, options, out, err);
  const auto account = ActorNamed(**runtime, options.user_name);
  if (!account) return Fail(err, account.error());
  if (options.deed == "link") return PrintLink(**runtime, account->user, out, err, options.new_key);
  if (options.deed == "confirm") return Confirm(**runtime, account->user, out, err);
  const auto disabled = (*runtime)->Do(SystemActor(), [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::DisableAccount(record, account->user, "disabled from the command line", deed);
  });
  if (!disabled) return Fail(err, disabled.error());
  out << options.user_name << " can no longer sign in; their cases are back in the queue.\n";
  return 0;
}

}  // namespace caseway::app
