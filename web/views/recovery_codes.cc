#include "web/views/recovery_codes.h"

namespace caseway::web {

void RecoveryCodes(html::Writer& w, const std::vector<std::string>& codes) {
  w << "<h1 class=\"govuk-heading-l\">Keep your recovery codes</h1><p class=\"govuk-body\">Each signs you in once if "
       "your telephone is lost. "
       "They are shown only now: print them or write them down, and keep them away from your telephone.</p>"
       "<ul class=\"govuk-list app-as-written\">";
  for (const auto& code : codes) w << "<li>" << code << "</li>";
  w << "</ul>";
}

}  // namespace caseway::web
