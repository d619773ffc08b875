// What staff change themselves of what they sign in with: their password and their recovery codes. No field is filled
// in again after an error: what is typed here is never sent back.
#include "security/tokens.h"
#include "web/chrome.h"
#include "web/frame.h"
#include "web/handlers/session/session_handlers.h"
#include "web/service.h"
#include "web/views/recovery_codes.h"

namespace caseway::web {
namespace {

using html::Url;
using html::Writer;

security::SignedInUser WhoAsks(const Visit& visit) {
  const auto session = security::HashToken(visit.request.cookies.Get(kSessionCookie));
  return {.user = visit.actor.user, .session = session.value_or(Sha256Sum{})};
}

Shown About(const Visit& visit, AuditDeed deed, const char* what) {
  return {.deed = deed, .subject_kind = "account", .ids = {visit.actor.user.value}, .reason = what};
}

PageParts PartsOf(const char* title, const Error* error) {
  return {.title = std::string(title),
          .current = "/account",
          .errors = ErrorLinks(error),
          .back = Url("/account"),
          .back_text = "Back to your account",
          .status = error == nullptr ? 200 : StatusOf(error->code)};
}

void PasswordInput(Writer& w, const char* name, const char* label, const char* hint, const char* autocomplete,
                   const Error* error) {
  html::InputOptions input{.name = name, .label = {.text = label}, .error = ErrorFor(error, name)};
  if (*hint != 0) input.hint = {.text = hint};
  input.type = "password";
  input.classes = "govuk-input--width-20";
  input.autocomplete = autocomplete;
  html::Input(w, input);
}

http::Response PasswordPage(Visit& visit, const Error* error) {
  PageParts page = PartsOf("Change your password", error);
  page.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">Change your password</h1><p class=\"govuk-body\">You stay signed in here; "
         "wherever else you are signed in ends. Your authenticator app and recovery codes stay as they are.</p>";
    FormStart(w, visit, Url("/account/password"));
    PasswordInput(w, "proof", "Your present password", "", "current-password", error);
    PasswordInput(w, "password", "Choose a new password",
                  "At least 8 characters. Three words that do not belong together are easy to remember. There are no "
                  "other rules, and it never runs out.",
                  "new-password", error);
    html::Button(w, {.text = "Change your password", .prevent_double_click = true});
    FormEnd(w);
    w << "<p class=\"govuk-body\">If you no longer know it, ask an administrator for a new set-up link.</p>";
  };
  return Render(visit, std::move(page));
}

http::Response RenewPage(Visit& visit, const Error* error) {
  PageParts page = PartsOf("New recovery codes", error);
  const auto left = visit.service->own_sign_in.CodesLeft(visit.actor.user);
  page.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">New recovery codes</h1><p class=\"govuk-body\">";
    if (left) w << "You have " << *left << " that were not used. ";
    w << "Ten new ones are shown once, on the next page, and the earlier ones no longer work.</p>";
    FormStart(w, visit, Url("/account/recovery-codes"));
    PasswordInput(w, "proof", "Your password, or the code your authenticator app shows now", "", "current-password",
                  error);
    html::Button(w, {.text = "Make new codes", .prevent_double_click = true});
    FormEnd(w);
  };
  return Render(visit, std::move(page));
}

http::Response CodesPage(Visit& visit, const std::vector<std::string>& codes) {
  PageParts page{.title = "Keep your recovery codes", .current = "/account"};
  page.main = [&](Writer& w) {
    RecoveryCodes(w, codes);
    html::Button(w, {.text = "I have kept them", .href = Url("/account")});
  };
  return Render(visit, std::move(page));
}

}  // namespace

Answer ShowOwnPassword(Visit& visit, Record&) { return {PasswordPage(visit, nullptr), {}}; }

Outcome ChangeOwnPassword(Visit&, Record&) {
  return Later{[](Visit& v) -> Answer {
    const auto& form = v.request.form;
    const auto changed = v.service->own_sign_in.ChangePassword(
        WhoAsks(v), {.present = form.Get("proof"), .next = form.Get("password")}, v.now);
    if (!changed) return {PasswordPage(v, &changed.error()), About(v, AuditDeed::kRefused, "password")};
    return {http::SeeOther("/account?done=password"), About(v, AuditDeed::kChanged, "password")};
  }};
}

Answer ShowOwnRecoveryCodes(Visit& visit, Record&) { return {RenewPage(visit, nullptr), {}}; }

Outcome RenewOwnRecoveryCodes(Visit&, Record&) {
  return Later{[](Visit& v) -> Answer {
    const auto codes = v.service->own_sign_in.RenewRecoveryCodes(WhoAsks(v), v.request.form.Get("proof"), v.now);
    if (!codes) return {RenewPage(v, &codes.error()), About(v, AuditDeed::kRefused, "recovery codes")};
    return {CodesPage(v, *codes), About(v, AuditDeed::kChanged, "recovery codes")};
  }};
}

}  // namespace caseway::web
