// The handlers of what people work through together: decisions, a team's work, the safeguarding hub, the board, and
// the rows of referral files that were refused.
//
// Threads: called by any thread that serves; they keep nothing.
#pragma once

#include "web/answer.h"
#include "web/visit.h"

namespace caseway::web {

// The case that follows ?after= in my list, by the filters given: for "finish and next".
Answer ShowNextInMyWork(Visit& visit, Record& record);
Answer ShowDecisions(Visit& visit, Record& record);

// ---- a team's work ----
Answer ShowTeam(Visit& visit, Record& record);
Outcome AllocateTogether(Visit& visit, Record& record);
Outcome ReassignWorker(Visit& visit, Record& record);

// ---- figures ----
Answer ShowHub(Visit& visit, Record& record);
Answer ShowBoard(Visit& visit, Record& record);
Answer DownloadBoard(Visit& visit, Record& record);
Answer ShowBoardCases(Visit& visit, Record& record);
Answer DownloadBoardCases(Visit& visit, Record& record);
Answer ShowClockTimes(Visit& visit, Record& record);
Answer ShowRates(Visit& visit, Record& record);
Answer ShowRateCases(Visit& visit, Record& record);

// ---- files of referrals, and their refused rows ----
Answer ShowImportResult(Visit& visit, Record& record);
Answer DownloadImportReport(Visit& visit, Record& record);
Answer ShowArrivals(Visit& visit, Record& record);
Answer ShowArrival(Visit& visit, Record& record);
Outcome CorrectArrival(Visit& visit, Record& record);
Outcome DismissArrival(Visit& visit, Record& record);
Outcome LoadArrivals(Visit& visit, Record& record);

}  // namespace caseway::web
