#include "core/casework/council.h"
#include "web/chrome.h"
#include "web/frame.h"
#include "web/handlers/session/session_handlers.h"

namespace caseway::web {
namespace {

using html::Url;
using html::Writer;

void SignInLinks(Writer& w) {
  w << "<h2 class=\"govuk-heading-m\">How you sign in</h2><ul class=\"govuk-list\"><li>";
  w.Tag("<a class=\"govuk-link\"").Href(Url("/account/password")).End() << "Change your password</a></li><li>";
  w.Tag("<a class=\"govuk-link\"").Href(Url("/account/recovery-codes")).End()
      << "Make new recovery codes</a></li></ul>"
         "<p class=\"govuk-body\">For another telephone, ask an administrator for a set-up link.</p>";
}

http::Response AccountPage(Visit& visit, Record& record, const Error* error) {
  const auto user = record.council().User(visit.actor.user);
  PageParts page{.title = "Your account", .errors = ErrorLinks(error)};
  page.main = [&](Writer& w) {
    if (visit.Query("done") == "password")
      html::NotificationBanner(
          w, {.text = "Your password is changed. Wherever else you were signed in has ended.", .success = true});
    w << "<h1 class=\"govuk-heading-l\">Your account</h1>";
    html::SummaryListOptions list;
    list.rows.push_back({.key = "Name", .value = visit.actor.name});
    if (user) list.rows.push_back({.key = "User name", .value = user->user_name});
    std::string teams;
    for (const auto team : visit.actor.teams) {
      if (const auto row = record.council().Team(team)) teams += (teams.empty() ? "" : ", ") + row->title;
    }
    list.rows.push_back({.key = "Teams", .value = teams.empty() ? "None" : teams});
    html::SummaryList(w, list);
    SignInLinks(w);
    w << "<h2 class=\"govuk-heading-m\">Somebody close to you</h2><p class=\"govuk-body\">Declare your own record and "
         "those of relatives and "
         "friends. You can then no longer open them or decide on them, which protects both of you. You have declared "
      << visit.actor.declared.size() << ".</p>";
    FormStart(w, visit, Url("/account/declarations"));
    html::Input(w, {.name = "person",
                    .label = {.text = "Reference of the person's record"},
                    .hint = {.text = "Nine characters, such as 7K3Q-F2M9-X"},
                    .error = ErrorFor(error, "person"),
                    .value = visit.Form("person"),
                    .classes = "govuk-input--width-10"});
    html::Button(w, {.text = "Declare", .classes = "govuk-button--secondary"});
    FormEnd(w);
  };
  return Render(visit, std::move(page));
}

}  // namespace

Answer ShowAccount(Visit& visit, Record& record) { return {AccountPage(visit, record, nullptr), {}}; }

Outcome DeclareSomeoneClose(Visit& visit, Record&) {
  const auto id = ParseReference(visit.Form("person"));
  Plan plan;
  plan.work = [id](WritableRecord& record, Visit& v) -> Result<Document> {
    if (!id) return InvalidField("person", id.error().say);
    return casework::DeclareRelative(record, PersonId{*id}, v.deed());
  };
  plan.then = [](Visit&, const Document&) -> Answer {
    return {http::SeeOther("/account"), {.deed = AuditDeed::kChanged, .subject_kind = "account"}};
  };
  plan.refused = [](Visit& v, Record& record, const Error& error) -> Answer {
    return {AccountPage(v, record, &error), {}};
  };
  return plan;
}

Answer ShowAccessibility(Visit& visit, Record&) {
  PageParts page{.title = "Accessibility statement"};
  page.main = [](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">Accessibility statement</h1>"
         "<p class=\"govuk-body\">Caseway is meant for everyone who works in adult social care. It is built to the Web "
         "Content Accessibility "
         "Guidelines 2.2, level AA, and is tested against them on every change.</p>"
         "<ul class=\"govuk-list govuk-list--bullet\"><li>Every page works with the keyboard alone and without "
         "scripts.</li>"
         "<li>Pages fit a window 320 pixels wide and can be enlarged to 400 per cent.</li>"
         "<li>Nothing is told by colour alone.</li></ul>"
         "<p class=\"govuk-body\">The automatic tests find some faults, not all. It has not been tested with every "
         "screen reader. If something "
         "does not work for you, tell your administrator: your council must answer under the accessibility regulations "
         "of 2018.</p>";
  };
  return {Render(visit, std::move(page)), {}};
}

}  // namespace caseway::web
