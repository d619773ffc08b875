// The fields of a staff account, for a new one and for a change.
//
//   AccountFields(w, visit, record, AccountOf(row), error, {.is_new = false});
//   Result<casework::AccountCommand> command = AccountTyped(visit, record);     // user is the caller's to set
//
// Roles that the viewer may not give themselves are still refused by the use case. Threads: a page a call.
#pragma once

#include "core/casework/council.h"
#include "web/chrome.h"

namespace caseway::web {

struct AccountFieldsOptions {
  bool is_new = false;   // asks for the user name as well
  std::string declared;  // as typed; "" shows those of the account
  std::string away;
};
void AccountFields(html::Writer& w, const Visit& visit, Record& record, const casework::AccountCommand& account,
                   const Error* error, const AccountFieldsOptions& options);
casework::AccountCommand AccountOf(const UserRow& row);
// What can be kept of it whatever else is at fault: for the page of a refusal.
casework::AccountCommand AccountAsTyped(const Visit& visit);
// Errors: kInvalidInput with the field, for people and dates that cannot be read.
Result<casework::AccountCommand> AccountTyped(const Visit& visit, Record& record);

}  // namespace caseway::web
