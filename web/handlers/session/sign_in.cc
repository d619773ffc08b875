#include "security/tokens.h"
#include "web/chrome.h"
#include "web/frame.h"
#include "web/handlers/session/resume.h"
#include "web/handlers/session/session_handlers.h"

namespace caseway::web {
namespace {

using html::Url;
using html::Writer;

}  // namespace

http::Response SignInPage(Visit& visit, const Error* error) {
  PageParts page{.title = "Sign in", .status = error == nullptr ? 200 : StatusOf(error->code)};
  if (error != nullptr) page.errors = {{.text = error->say, .href = Url::Fragment("user-name")}};
  page.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">Sign in</h1>";
    FormStart(w, visit, Url("/sign-in"));
    Hidden(w, "back", visit.Back("/"));
    KeptFields(w, visit);
    html::Input(w, {.name = "user-name",
                    .label = {.text = "User name"},
                    .value = visit.Form("user-name"),
                    .classes = "govuk-input--width-20",
                    .autocomplete = "username",
                    .autocapitalize = "none",
                    .spellcheck = false});
    html::Input(w, {.name = "password",
                    .label = {.text = "Password"},
                    .type = "password",
                    .classes = "govuk-input--width-20",
                    .autocomplete = "current-password"});
    html::Input(w, {.name = "code",
                    .label = {.text = "Code"},
                    .hint = {.text = "Six digits from your authenticator app, or one of your recovery codes"},
                    .classes = "govuk-input--width-10",
                    .autocomplete = "one-time-code",
                    .spellcheck = false});
    html::Button(w, {.text = "Sign in"});
    FormEnd(w);
    w << "<p class=\"govuk-body\">No password yet, or your telephone is lost? Ask an administrator for a new set-up "
         "link.</p>";
  };
  return Render(visit, std::move(page));
}

namespace {

std::string LowerAscii(std::string text) {
  for (char& c : text) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return text;
}

http::SetCookie SessionCookie(const std::string& token) { return {.name = kSessionCookie, .value = token}; }

}  // namespace

Answer ShowSignIn(Visit& visit, Record&) {
  if (visit.signed_in()) return {http::SeeOther(visit.Back("/")), {}};
  return {SignInPage(visit, nullptr), {}};
}

// A refusal names the account it was for, where there is one: an attack on it can then be seen.
Outcome SignIn(Visit& asked, Record& record) {
  const auto account = record.council().UserByName(LowerAscii(casework::Trimmed(asked.Form("user-name"))));
  Shown refusal{.deed = AuditDeed::kRefused, .reason = "sign-in"};
  if (account) refusal.subject_kind = "account", refusal.ids = {account->id.value};
  return Later{[refusal](Visit& visit) -> Answer {
    const auto& form = visit.request.form;
    const auto in =
        visit.service->authenticator.SignIn({form.Get("user-name"), form.Get("password"), form.Get("code")}, visit.now);
    if (!in) return {SignInPage(visit, &in.error()), refusal};
    visit.actor.user = in->user;
    if (HasKept(visit)) {
      const std::string csrf = visit.service->authenticator.CsrfToken({.user = in->user, .session = in->session});
      return {OfferToSend(visit, csrf).WithCookie(SessionCookie(in->token)), {.deed = AuditDeed::kSignedIn}};
    }
    return {http::SeeOther(visit.Back("/")).WithCookie(SessionCookie(in->token)), {.deed = AuditDeed::kSignedIn}};
  }};
}

Outcome SignOut(Visit&, Record&) {
  return Later{[](Visit& visit) -> Answer {
    const auto out = visit.service->authenticator.SignOut(visit.request.cookies.Get(kSessionCookie));
    if (!out) return ErrorAnswer(visit, out.error());
    http::SetCookie gone = SessionCookie("");
    gone.max_age_seconds = 0;
    return {http::SeeOther("/sign-in").WithCookie(gone), {.deed = AuditDeed::kSignedOut}};
  }};
}

Outcome KeepAlive(Visit&, Record&) { return Answer{{.status = 204, .content_type = "text/plain; charset=utf-8"}, {}}; }

namespace {

std::optional<OneTimeLink> DemonstrationLink(const Visit& visit) {
  const auto hash = security::HashToken(visit.Path("token"));
  if (!hash || !visit.demonstration) return std::nullopt;
  auto link = visit.service->links.Find(*hash, visit.now);
  if (!link || !*link || (*link)->purpose != "demonstration") return std::nullopt;
  return **link;
}

Error LinkIsSpent() {
  return NotFound("This link was used already or has run out. Start the program again for new ones.");
}

}  // namespace

// A browser may fetch an address ahead of need: only the button spends the link.
Answer ShowDemonstrationLink(Visit& visit, Record& record) {
  const auto link = DemonstrationLink(visit);
  const auto user = link ? record.council().User(link->user) : std::nullopt;
  if (!user) return ErrorAnswer(visit, LinkIsSpent());
  PageParts page{.title = "Sign in to the demonstration"};
  page.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">Sign in to the demonstration</h1><p class=\"govuk-body\">You will work as "
      << user->name << ". Everybody in this council is invented.</p>";
    FormStart(w, visit, Url::Path({"demonstration", visit.Path("token")}));
    html::Button(w, {.text = "Sign in as " + user->name});
    FormEnd(w);
  };
  return {Render(visit, std::move(page)), {}};
}

Outcome UseDemonstrationLink(Visit&, Record&) {
  return Later{[](Visit& visit) -> Answer {
    const auto link = DemonstrationLink(visit);
    if (!link) return ErrorAnswer(visit, LinkIsSpent());
    const auto spent = visit.service->links.Use(link->token_hash, visit.now);
    if (!spent || !*spent) return ErrorAnswer(visit, spent ? LinkIsSpent() : spent.error());
    const auto in = visit.service->authenticator.OpenForDemonstration(link->user, visit.now);
    if (!in) return ErrorAnswer(visit, in.error());
    visit.actor.user = in->user;
    return {http::SeeOther("/").WithCookie(SessionCookie(in->token)),
            {.deed = AuditDeed::kSignedIn, .reason = "demonstration link"}};
  }};
}

}  // namespace caseway::web
