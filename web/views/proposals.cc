#include "web/views/proposals.h"

#include "web/views/administration.h"

namespace caseway::web {

using html::Url;

std::string ProposalTitle(const Visit& visit, const ProposalRow& row) {
  if (row.disables) return "Disabling the account";
  if (row.withdraws) return "Taking away the role " + RoleTitle(visit, row.role);
  return row.role.empty() ? "A set-up link" : RoleTitle(visit, row.role);
}

void WaitingFor(html::Writer& w, const Visit& visit, Record& record, UserId user) {
  std::string titles;
  for (const auto& row : record.council().Proposals()) {
    if (row.user == user) titles += (titles.empty() ? "" : ", ") + ProposalTitle(visit, row);
  }
  if (titles.empty()) return;
  w << "<div class=\"govuk-inset-text\">Waits for a second administrator: " << titles << ". ";
  w.Tag("<a class=\"govuk-link\"").Href(Url("/users/proposals")).End() << "Confirm or refuse</a></div>";
}

}  // namespace caseway::web
