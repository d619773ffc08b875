#include "web/chrome.h"
#include "web/frame.h"
#include "web/handlers/session/session_handlers.h"
#include "web/html/checked.h"
#include "web/views/recovery_codes.h"

namespace caseway::web {
namespace {

using html::Url;
using html::Writer;

http::Response SetUpPage(Visit& visit, const security::EnrolmentPage& enrolment, const Error* error) {
  PageParts page{.title = "Set up your sign-in",
                 .errors = ErrorLinks(error),
                 .status = error == nullptr ? 200 : StatusOf(error->code)};
  page.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">Set up your sign-in</h1><p class=\"govuk-body\">Your user name is <strong>"
      << enrolment.user_name << "</strong>.</p>";
    FormStart(w, visit, Url::Path({"set-up", visit.Path("token")}));
    Hidden(w, "secret", enrolment.sealed_secret);
    html::Input(w, {.name = "password",
                    .label = {.text = "Choose a password", .classes = "govuk-label--m"},
                    .hint = {.text = "At least 8 characters. Three words that do not belong together are easy to "
                                     "remember. There are no other rules, "
                                     "and it never runs out."},
                    .error = ErrorFor(error, "password"),
                    .type = "password",
                    .classes = "govuk-input--width-20",
                    .autocomplete = "new-password"});
    w << "<h2 class=\"govuk-heading-m\">Add this account to your authenticator app</h2>"
         "<p class=\"govuk-body\">Point the app's camera at this square:</p>";
    if (const auto svg = html::CheckedMarkup::Svg(enrolment.qr_svg)) w << *svg;
    w << "<p class=\"govuk-body\">Or type this key into it: <strong class=\"app-reference\">" << enrolment.secret_base32
      << "</strong></p>";
    html::Input(w, {.name = "code",
                    .label = {.text = "Code the app shows now"},
                    .hint = {.text = "Six digits. They change every 30 seconds."},
                    .error = ErrorFor(error, "code"),
                    .classes = "govuk-input--width-10",
                    .inputmode = "numeric",
                    .autocomplete = "one-time-code"});
    html::Button(w, {.text = "Finish"});
    FormEnd(w);
  };
  return Render(visit, std::move(page));
}

http::Response CodesPage(Visit& visit, const std::vector<std::string>& codes) {
  PageParts page{.title = "Keep your recovery codes"};
  page.main = [&](Writer& w) {
    RecoveryCodes(w, codes);
    html::Button(w, {.text = "I have kept them: sign in", .href = Url("/sign-in")});
  };
  return Render(visit, std::move(page));
}

}  // namespace

Answer ShowSetUp(Visit& visit, Record&) {
  const auto page = visit.service->enrolment.Open(visit.Path("token"), visit.now);
  if (!page) return ErrorAnswer(visit, page.error());
  return {SetUpPage(visit, *page, nullptr), {}};
}

Outcome SetUp(Visit&, Record&) {
  return Later{[](Visit& visit) -> Answer {
    const auto& form = visit.request.form;
    auto& enrolment = visit.service->enrolment;
    const auto codes =
        enrolment.Finish(visit.Path("token"), {form.Get("password"), form.Get("secret"), form.Get("code")}, visit.now);
    if (codes) return {CodesPage(visit, *codes), {.deed = AuditDeed::kChanged, .reason = "second factor set up"}};
    const auto page = enrolment.Reopen(visit.Path("token"), form.Get("secret"), visit.now);
    if (!page) return ErrorAnswer(visit, codes.error());
    return {SetUpPage(visit, *page, &codes.error()), {}};
  }};
}

}  // namespace caseway::web
