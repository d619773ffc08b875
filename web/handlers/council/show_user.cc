#include "core/casework/second_administrator.h"
#include "web/frame.h"
#include "web/handlers/council/council_handlers.h"
#include "web/service.h"
#include "web/views/account_fields.h"
#include "web/views/administration.h"
#include "web/views/proposals.h"
#include "web/views/set_up_link.h"

namespace caseway::web {
namespace {

using html::Url;
using html::Writer;

Shown Changed(UserId id) { return {.deed = AuditDeed::kChanged, .subject_kind = "account", .ids = {id.value}}; }

void Notice(Writer& w, const Visit& visit) {
  const std::string done = visit.Query("done");
  if (done == "added")
    html::NotificationBanner(w, {.text = "Added. Make a set-up link below and hand it over.", .success = true});
  if (done == "changed")
    html::NotificationBanner(
        w, {.text = "Changed. Their open sessions have ended, so that the change holds at once.", .success = true});
  if (done == "link-waits")
    html::NotificationBanner(w, {.text = "The set-up link waits: another administrator has to confirm it, and hands it "
                                         "over.",
                                 .success = true});
  if (done == "disabling-waits")
    html::NotificationBanner(w, {.text = "Disabling waits: another administrator has to confirm it.", .success = true});
  if (done == "disabled")
    html::NotificationBanner(
        w, {.text = "Disabled. Their sessions have ended and their cases are back in their teams' queues.",
            .success = true});
  if (done == "enabled") html::NotificationBanner(w, {.text = "Enabled.", .success = true});
}

void LinkForm(Writer& w, const Visit& visit, const UserRow& row) {
  w << "<h2 class=\"govuk-heading-m\">Set-up link</h2><p class=\"govuk-body\">For a new colleague, a forgotten "
       "password or a lost telephone. It works "
       "once, for three days, and earlier links stop working.</p>";
  FormStart(w, visit, RecordUrl("users", row.id, "set-up-link"));
  html::Button(w, {.text = "Make a set-up link", .classes = "govuk-button--secondary"});
  FormEnd(w);
}

void DisableForm(Writer& w, const Visit& visit, const UserRow& row, const Error* error) {
  if (row.disabled) {
    w << "<h2 class=\"govuk-heading-m\">Enable this account</h2>";
    FormStart(w, visit, RecordUrl("users", row.id, "enabling"));
    html::Button(w, {.text = "Enable", .classes = "govuk-button--secondary"});
    FormEnd(w);
    return;
  }
  if (row.id == visit.actor.user) return;
  w << "<h2 class=\"govuk-heading-m\">Disable this account</h2><p class=\"govuk-body\">They are signed out at once, "
       "and their open cases go back to "
       "the queue of their team.</p>";
  FormStart(w, visit, RecordUrl("users", row.id, "disabling"));
  html::Input(w, {.name = "reason",
                  .label = {.text = "Why"},
                  .hint = {.text = "For example, left on 30 November"},
                  .error = ErrorFor(error, "reason"),
                  .value = visit.Form("reason")});
  html::Button(w, {.text = "Disable", .classes = "govuk-button--warning", .prevent_double_click = true});
  FormEnd(w);
}

Answer Page(Visit& visit, Record& record, const casework::AccountCommand* typed, const Error* error) {
  const auto row = record.council().User(visit.PathId<UserId>("user"));
  if (!row) return ErrorAnswer(visit, NotFound("There is no such account."));
  PageParts page{.title = row->name,
                 .current = "/users",
                 .errors = ErrorLinks(error),
                 .back = Url("/users"),
                 .back_text = "Back to users"};
  if (error != nullptr) page.status = StatusOf(error->code);
  page.main = [&](Writer& w) {
    Notice(w, visit);
    w << "<span class=\"govuk-caption-l\">" << row->user_name << "</span><h1 class=\"govuk-heading-l\">" << row->name
      << "</h1>";
    if (row->disabled) html::WarningText(w, {.text = "This account is disabled: nobody can sign in with it."});
    WaitingFor(w, visit, record, row->id);
    FormStart(w, visit, RecordUrl("users", row->id));
    AccountFields(w, visit, record, typed != nullptr ? *typed : AccountOf(*row), error,
                  {.declared = visit.Form("declared"), .away = visit.Form("away_until")});
    html::Button(w, {.text = "Save", .prevent_double_click = true});
    FormEnd(w);
    LinkForm(w, visit, *row);
    DisableForm(w, visit, *row, error);
  };
  return {Render(visit, std::move(page)), {.subject_kind = "account", .ids = {row->id.value}}};
}

Plan DeedOn(UserId id, const char* done, std::function<Result<Document>(WritableRecord&, Visit&)> work) {
  Plan plan;
  plan.work = std::move(work);
  plan.then = [id, done = std::string(done)](Visit&, const Document&) {
    return Answer{http::SeeOther(RecordUrl("users", id).str() + "?done=" + done), Changed(id)};
  };
  plan.refused = [](Visit& v, Record& again, const Error& error) { return Page(v, again, nullptr, &error); };
  return plan;
}

}  // namespace

Answer ShowUser(Visit& visit, Record& record) { return Page(visit, record, nullptr, nullptr); }

Outcome ChangeUser(Visit& visit, Record& record) {
  const auto id = visit.PathId<UserId>("user");
  auto command = AccountTyped(visit, record);
  if (!command) {
    const auto as_typed = AccountAsTyped(visit);
    return Page(visit, record, &as_typed, &command.error());
  }
  (*command).user = id;
  Plan plan = DeedOn(id, "changed", [command = *command](WritableRecord& writable, Visit& v) {
    return casework::ChangeAccount(writable, command, v.deed());
  });
  plan.refused = [command = *command](Visit& v, Record& again, const Error& error) {
    return Page(v, again, &command, &error);
  };
  return plan;
}

Outcome DisableUser(Visit& visit, Record& record) {
  const auto id = visit.PathId<UserId>("user");
  if (casework::Trimmed(visit.Form("reason")).empty()) {
    const Error error = InvalidField("reason", "Say why the account is disabled.");
    return Page(visit, record, nullptr, &error);
  }
  Plan plan = DeedOn(id, "disabled", [id](WritableRecord& writable, Visit& v) {
    return casework::DisableAccount(writable, id, v.Form("reason"), v.deed());
  });
  plan.then = [id](Visit&, const Document& answer) {
    const char* done = answer["waits"].Truth() ? "disabling-waits" : "disabled";
    return Answer{http::SeeOther(RecordUrl("users", id).str() + "?done=" + done), Changed(id)};
  };
  return plan;
}

Outcome EnableUser(Visit& visit, Record&) {
  const auto id = visit.PathId<UserId>("user");
  return DeedOn(id, "enabled",
                [id](WritableRecord& writable, Visit& v) { return casework::EnableAccount(writable, id, v.deed()); });
}

// What takes a second administrator waits for one; the link is then made for whoever confirms it.
Outcome MakeSetUpLink(Visit& visit, Record& record) {
  const auto row = record.council().User(visit.PathId<UserId>("user"));
  if (!row) return ErrorAnswer(visit, NotFound("There is no such account."));
  return Later{[id = row->id, name = row->name](Visit& v) -> Answer {
    const auto asked = v.service->writer.Run(v.NewCommandId(), v.actor, [&](WritableRecord& writable) {
      return casework::AskForSetUpLink(writable, id, v.deed());
    });
    if (!asked) return ErrorAnswer(v, asked.error());
    if ((*asked)["waits"].Truth())
      return {http::SeeOther(RecordUrl("users", id).str() + "?done=link-waits"), Changed(id)};
    return HandOutSetUpLink(v, id, name, "set-up");
  }};
}

}  // namespace caseway::web
