// What takes two administrators: one has proposed it, another confirms or refuses it here (DESIGN section 11).
#include <algorithm>

#include "core/casework/second_administrator.h"
#include "web/frame.h"
#include "web/handlers/council/council_handlers.h"
#include "web/service.h"
#include "web/views/administration.h"
#include "web/views/proposals.h"
#include "web/views/set_up_link.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Url;
using html::Writer;

Shown Changed(UserId id) { return {.deed = AuditDeed::kChanged, .subject_kind = "account", .ids = {id.value}}; }

// Whether anybody else could confirm it, whoever is looking.
bool HasAnother(const Visit& visit, const ProposalRow& row, const std::vector<UserRow>& users) {
  return std::any_of(users.begin(), users.end(), [&](const UserRow& user) {
    const bool manages = std::any_of(user.roles.begin(), user.roles.end(), [&](const std::string& role) {
      return visit.roles().Holds(role, Permission::kManageUsers);
    });
    return manages && !user.disabled && user.id != row.by && user.id != row.user;
  });
}

// Why this visitor cannot confirm it; "" when they can.
std::string WhyNot(const Visit& visit, const ProposalRow& row, const UserRow& account,
                   const std::vector<UserRow>& users) {
  if (row.by != visit.actor.user && row.user != visit.actor.user) return "";
  if (!HasAnother(visit, row, users))
    return "There is no other administrator to confirm it. On the server, this does: caseway user confirm " +
           account.user_name;
  return row.user == visit.actor.user ? "This is for yourself: another administrator has to confirm it."
                                      : "You proposed this: another administrator has to confirm it.";
}

void ConfirmForm(Writer& w, const Visit& visit, const Url& action, const std::string& what) {
  FormStart(w, visit, action);
  Hidden(w, "answer", "confirmed");
  html::Button(
      w, {.text = [&](Writer& in) { in << "Confirm<span class=\"govuk-visually-hidden\"> " << what << "</span>"; },
          .prevent_double_click = true});
  FormEnd(w);
}

void RefuseForm(Writer& w, const Visit& visit, const ProposalRow& row, const Url& action, const std::string& what,
                const Error* error) {
  const bool is_this = visit.Path("proposal") == PathReference(row.id);
  FormStart(w, visit, action);
  Hidden(w, "answer", "refused");
  html::Input(w, {.name = "reason",
                  .label = {.text = "Why it is refused"},
                  .error = ErrorFor(is_this ? error : nullptr, "reason"),
                  .value = is_this ? visit.Form("reason") : "",
                  .id = is_this ? std::string("reason") : "reason-" + PathReference(row.id)});
  html::Button(w,
               {.text = [&](Writer& in) { in << "Refuse<span class=\"govuk-visually-hidden\"> " << what << "</span>"; },
                .classes = "govuk-button--secondary",
                .prevent_double_click = true});
  FormEnd(w);
}

void One(Writer& w, const Visit& visit, const ProposalRow& row, const std::vector<UserRow>& users, const Error* error) {
  const auto account =
      std::find_if(users.begin(), users.end(), [&](const UserRow& user) { return user.id == row.user; });
  if (account == users.end()) return;
  const std::string what = ProposalTitle(visit, row) +
                           (row.disables    ? " of "
                            : row.withdraws ? " from "
                                            : " for ") +
                           account->name;
  const Url action = Url::Path({"users", "proposals", PathReference(row.id)});
  w << "<h2 class=\"govuk-heading-m\">" << what << "</h2><p class=\"govuk-body\">User name " << account->user_name
    << ", now " << (account->roles.empty() ? std::string("without a role") : RoleTitles(visit, account->roles))
    << ". Proposed by " << row.by_name << " on " << FormatLong(row.at)
    << (row.reason.empty() ? std::string(".") : ": " + row.reason) << "</p>";
  const std::string why_not = WhyNot(visit, row, *account, users);
  if (why_not.empty()) ConfirmForm(w, visit, action, what);
  else w << "<p class=\"govuk-body\">" << why_not << "</p>";
  RefuseForm(w, visit, row, action, what, error);
}

Answer Page(Visit& visit, Record& record, const Error* error) {
  const auto rows = record.council().Proposals();
  const auto users = record.council().Users();
  PageParts page{.title = "Waiting for a second administrator", .current = "/users", .errors = ErrorLinks(error)};
  if (error != nullptr) page.status = StatusOf(error->code);
  page.main = [&](Writer& w) {
    if (visit.Query("done") == "confirmed") html::NotificationBanner(w, {.text = "Confirmed.", .success = true});
    if (visit.Query("done") == "refused") html::NotificationBanner(w, {.text = "Refused.", .success = true});
    w << "<h1 class=\"govuk-heading-l\">Waiting for a second administrator</h1>";
    AdministrationLinks(w, visit, "/users/proposals");
    w << "<p class=\"govuk-body\">Roles that give much power, set-up links for those who hold them, and disabling an "
         "administrator or taking that role away take two administrators: one proposes, another confirms. Ask the "
         "person themselves before you "
         "confirm a role or a link.</p>";
    if (rows.empty()) w << "<p class=\"govuk-body app-empty\">Nothing waits.</p>";
    for (const auto& row : rows) One(w, visit, row, users, error);
  };
  Shown shown{.subject_kind = "account"};
  for (const auto& row : rows) shown.ids.push_back(row.user.value);
  return {Render(visit, std::move(page)), std::move(shown)};
}

Answer Again(Visit& visit, const Error& error) {
  Answer answer;
  const auto read = visit.service->reader.Read([&](Record& record) { answer = Page(visit, record, &error); });
  if (error.code == ErrorCode::kForbidden) answer.shown.deed = AuditDeed::kRefused;
  return read ? std::move(answer) : ErrorAnswer(visit, read.error());
}

std::string NameOf(Visit& visit, UserId user) {
  std::string name;
  const auto read = visit.service->reader.Read([&](Record& record) {
    if (const auto row = record.council().User(user)) name = row->name;
  });
  return read ? name : "";
}

// A link that one administrator alone handed out before must not open what two have agreed to now.
Answer Answered(Visit& visit, const casework::ProposalAnswer& answer) {
  const auto done = visit.service->writer.Run(visit.Form("command"), visit.actor, [&](WritableRecord& record) {
    return casework::AnswerProposal(record, answer, visit.deed());
  });
  if (!done) return Again(visit, done.error());
  const UserId user{(*done)["user"].Number()};
  if (!answer.confirmed) return {http::SeeOther("/users/proposals?done=refused"), Changed(user)};
  if ((*done)["disables"].Truth()) return {http::SeeOther("/users/proposals?done=confirmed"), Changed(user)};
  if ((*done)["role"].Text().empty()) return HandOutSetUpLink(visit, user, NameOf(visit, user), "confirmed set-up");
  const auto voided = visit.service->links.Void(user, "set-up");
  if (!voided) return ErrorAnswer(visit, voided.error());
  return {http::SeeOther("/users/proposals?done=confirmed"), Changed(user)};
}

}  // namespace

Answer ShowProposals(Visit& visit, Record& record) { return Page(visit, record, nullptr); }

Outcome AnswerProposal(Visit& visit, Record& record) {
  constexpr std::size_t kShortestCommand = 16;
  const std::string said = visit.Form("answer");
  if (visit.Form("command").size() < kShortestCommand || (said != "confirmed" && said != "refused")) {
    const Error error = InvalidInput("This form is not complete. Open the page again.");
    return Page(visit, record, &error);
  }
  const casework::ProposalAnswer answer{visit.PathId<ProposalId>("proposal"), said == "confirmed",
                                        visit.Form("reason")};
  return Later{[answer](Visit& v) { return Answered(v, answer); }};
}

}  // namespace caseway::web
