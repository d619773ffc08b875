#include "web/views/set_up_link.h"

#include "web/chrome.h"
#include "web/frame.h"
#include "web/service.h"

namespace caseway::web {
namespace {

using html::Writer;

constexpr std::chrono::hours kLinkLasts{72};

}  // namespace

Answer HandOutSetUpLink(Visit& visit, UserId user, const std::string& name, const std::string& purpose) {
  const auto token = visit.service->enrolment.MakeLink(user, purpose, visit.now, kLinkLasts);
  if (!token) return ErrorAnswer(visit, token.error());
  PageParts page{
      .title = "Set-up link", .current = "/users", .back = RecordUrl("users", user), .back_text = "Back to " + name};
  page.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">Set-up link for " << name
      << "</h1><p class=\"govuk-body\">It is shown this once. Hand it over in person or by a "
         "way only they can read. It works once, until "
      << FormatLong(visit.now + kLinkLasts) << ".</p>";
    html::InsetText(w, {.text = "https://" + std::string(visit.request.Header("host")) + "/set-up/" + *token});
  };
  return {Render(visit, std::move(page)),
          {.deed = AuditDeed::kChanged, .subject_kind = "account", .ids = {user.value}}};
}

}  // namespace caseway::web
