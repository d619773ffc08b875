// The doors: signing in and out, the set-up link, the demonstration's one-use links, staying signed in, one's own
// account.
#pragma once

#include "web/answer.h"
#include "web/visit.h"

namespace caseway::web {

// The page with the reason why the last attempt failed, if there was one.
http::Response SignInPage(Visit& visit, const Error* error);
Answer ShowSignIn(Visit& visit, Record& record);
Outcome SignIn(Visit& visit, Record& record);
Outcome SignOut(Visit& visit, Record& record);
Answer ShowSetUp(Visit& visit, Record& record);
Outcome SetUp(Visit& visit, Record& record);
Answer ShowDemonstrationLink(Visit& visit, Record& record);
Outcome UseDemonstrationLink(Visit& visit, Record& record);
Outcome KeepAlive(Visit& visit, Record& record);
Answer ShowAccount(Visit& visit, Record& record);
Outcome DeclareSomeoneClose(Visit& visit, Record& record);
Answer ShowOwnPassword(Visit& visit, Record& record);
Outcome ChangeOwnPassword(Visit& visit, Record& record);
Answer ShowOwnRecoveryCodes(Visit& visit, Record& record);
Outcome RenewOwnRecoveryCodes(Visit& visit, Record& record);
Answer ShowAccessibility(Visit& visit, Record& record);

}  // namespace caseway::web
