#include "app/local_confirmation.h"

#include "app/import_referrals.h"
#include "app/sign_in.h"
#include "core/casework/second_administrator.h"

namespace caseway::app {
namespace {

constexpr std::chrono::hours kLinkLasts{72};

Result<std::vector<ProposalRow>> WaitingFor(Runtime& runtime, UserId user) {
  std::vector<ProposalRow> waiting;
  const auto read = runtime.Read([&](Record& record) { waiting = record.council().Proposals(); });
  if (!read) return read.error();
  std::erase_if(waiting, [user](const ProposalRow& row) { return row.user != user; });
  if (waiting.empty()) return NotFound("Nothing waits for this account.");
  return waiting;
}

// A link that one administrator alone handed out before must not open what the account holds now.
Result<void> Give(Runtime& runtime, SignInDoors& doors, const ProposalRow& row, Document& answer) {
  const auto done = runtime.Do(SystemActor(), [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::AnswerProposal(record, {.proposal = row.id, .confirmed = true, .reason = ""}, deed);
  });
  if (!done) return done.error();
  if (row.disables) {
    answer.Set("disabled", true);
    return {};
  }
  if (!row.role.empty()) {
    Document given = answer["given"];
    answer.Set("given", given.Add(Document().Set("role", row.role).Set("by", row.by_name)));
    return doors.links.Void(row.user, "set-up");
  }
  const auto token = doors.enrolment.MakeLink(row.user, "confirmed set-up", runtime.clock().Now(), kLinkLasts);
  if (!token) return token.error();
  answer.Set("link", "/set-up/" + *token);
  return {};
}

}  // namespace

Result<Document> AnswerConfirmation(Runtime& runtime, const Document& request) {
  const auto account = ActorNamed(runtime, request["user_name"].Text());
  if (!account) return account.error();
  const auto waiting = WaitingFor(runtime, account->user);
  if (!waiting) return waiting.error();
  auto doors = SignInDoors::Open(runtime);
  if (!doors) return doors.error();
  Document answer;
  answer.Set("given", Document(Document::List{}));
  for (const auto& row : *waiting) {
    if (answer["disabled"].Truth()) break;  // nothing waits for it any more
    if (const auto given = Give(runtime, **doors, row, answer); !given) return given.error();
  }
  return answer;
}

}  // namespace caseway::app
