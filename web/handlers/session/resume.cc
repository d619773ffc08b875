#include "web/handlers/session/resume.h"

#include "security/tokens.h"
#include "web/chrome.h"
#include "web/handlers/session/session_handlers.h"
#include "web/http/decoding.h"

namespace caseway::web {
namespace {

using html::Url;
using html::Writer;

constexpr std::string_view kSigningIn[] = {"csrf", "user-name", "password", "proof", "code", "back", "kept", "resume"};

bool IsOfSignIn(std::string_view name) {
  for (const auto own : kSigningIn) {
    if (name == own) return true;
  }
  return false;
}

// Where the post was meant for: a path of ours, or nothing.
std::string Target(const Visit& visit) {
  const std::string path = visit.Form("resume");
  return http::IsLocalPath(path) ? path : "";
}

struct KeptField {
  std::string_view name;
  std::string_view value;
};

std::vector<KeptField> Kept(const Visit& visit) {
  std::vector<KeptField> kept;
  for (const std::string_view text : visit.request.form.All("kept")) {
    const std::size_t equals = text.find('=');
    if (equals != std::string_view::npos) kept.push_back({text.substr(0, equals), text.substr(equals + 1)});
  }
  return kept;
}

// Sentences are shown for reading; codes and dates go along unseen.
bool IsWritten(const KeptField& field) { return field.name != "command" && field.value.find(' ') != field.value.npos; }

}  // namespace

bool HasKept(const Visit& visit) { return !Target(visit).empty(); }

void KeptFields(Writer& w, const Visit& visit) {
  if (!HasKept(visit)) return;
  Hidden(w, "resume", Target(visit));
  for (const std::string_view text : visit.request.form.All("kept")) Hidden(w, "kept", text);
}

Answer SignInToGoOn(Visit& visit) {
  http::Fields carried;
  carried.Add("resume", visit.request.Target());
  for (const auto& field : visit.request.form) {
    if (!IsOfSignIn(field.name)) carried.Add("kept", field.name + "=" + field.value);
  }
  const bool had_file = !visit.request.uploads.empty();
  visit.request.form = std::move(carried);
  Error ended{ErrorCode::kUnauthenticated,
              "You were signed out before this was sent. Sign in to go on: what you wrote is kept on this page."};
  if (had_file) ended.say += " Choose the file again afterwards.";
  return {SignInPage(visit, &ended), {}};
}

http::Response SignInToChooseAgain(Visit& visit) {
  const std::string& path = visit.request.path;
  visit.request.form = {{"back", path.substr(0, path.rfind('/'))}};
  const Error ended{ErrorCode::kUnauthenticated,
                    "You are not signed in, so what you sent was not read. Sign in and choose the file again."};
  return SignInPage(visit, &ended);
}

http::Response OfferToSend(Visit& visit, const std::string& csrf) {
  visit.csrf = csrf;
  PageParts page{.title = "Send what you wrote"};
  page.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">Send what you wrote</h1><p class=\"govuk-body\">You are signed in. This was "
         "typed before and has not been sent yet.</p>";
    const auto kept = Kept(visit);
    for (const auto& field : kept) {
      if (IsWritten(field)) w << "<div class=\"govuk-inset-text app-text\">" << field.value << "</div>";
    }
    w.Tag("<form method=\"post\" novalidate").Action(Url::Check(Target(visit)).value_or(Url("/"))).End();
    Hidden(w, "csrf", visit.csrf);
    for (const auto& field : kept) Hidden(w, field.name, field.value);
    html::Button(w, {.text = "Send it now"});
    FormEnd(w);
    w << "<p class=\"govuk-body\">";
    w.Tag("<a class=\"govuk-link\"").Href(Url("/")).End() << "Do not send it</a>";
    w << "</p>";
  };
  return Render(visit, std::move(page));
}

}  // namespace caseway::web
