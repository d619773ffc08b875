// Every handler there is: one file each, named by the deed. A page builds an answer from one snapshot; a deed reads its
// form and plans one use case. Handlers see our Request and Response, never a socket (DESIGN section 10).
//
// Threads: called by any thread that serves; they keep nothing.
#pragma once

#include <functional>

#include "web/answer.h"
#include "web/chrome.h"
#include "web/visit.h"

namespace caseway::web {

// ---- work ----
Answer ShowMyWork(Visit& visit, Record& record);

// ---- people ----
Answer ShowPeople(Visit& visit, Record& record);  // find someone
Answer ShowAddPerson(Visit& visit, Record& record);
Outcome AddPerson(Visit& visit, Record& record);
Answer ShowPerson(Visit& visit, Record& record);
Outcome WritePersonNote(Visit& visit, Record& record);
Outcome UnmergePerson(Visit& visit, Record& record);
Answer ShowPersonChronology(Visit& visit, Record& record);
Answer ShowStrikeNote(Visit& visit, Record& record);
Outcome StrikeNote(Visit& visit, Record& record);
Answer ShowPersonDetails(Visit& visit, Record& record);
Outcome ChangePersonDetails(Visit& visit, Record& record);
Answer ShowAlerts(Visit& visit, Record& record);
Outcome AddAlert(Visit& visit, Record& record);
Outcome EndAlert(Visit& visit, Record& record);
Outcome RevealKeySafe(Visit& visit, Record& record);
Answer ShowNeeds(Visit& visit, Record& record);
Outcome RecordNeeds(Visit& visit, Record& record);
Answer ShowDeath(Visit& visit, Record& record);
Outcome RecordDeath(Visit& visit, Record& record);
Answer ShowMove(Visit& visit, Record& record);
Outcome RecordMove(Visit& visit, Record& record);
Answer ShowPeopleAround(Visit& visit, Record& record);
Outcome ChangePeopleAround(Visit& visit, Record& record);
Answer ShowSharing(Visit& visit, Record& record);
Outcome ChooseSharing(Visit& visit, Record& record);
Outcome WithdrawSharing(Visit& visit, Record& record);
Answer ShowFiles(Visit& visit, Record& record);
Outcome AttachFileToPerson(Visit& visit, Record& record);
Answer DownloadAttachment(Visit& visit, Record& record);
Answer PrintPerson(Visit& visit, Record& record);
Answer ShowDuplicates(Visit& visit, Record& record);
Outcome AnswerDuplicate(Visit& visit, Record& record);
Answer ShowOpenCase(Visit& visit, Record& record);
Outcome OpenCaseFor(Visit& visit, Record& record);
Answer ShowRaiseConcern(Visit& visit, Record& record);
Outcome RaiseConcern(Visit& visit, Record& record);
Answer ShowConcernReceipt(Visit& visit, Record& record);
Answer ShowLogContact(Visit& visit, Record& record);
Outcome LogContact(Visit& visit, Record& record);

// ---- shared by lists ----
// Ends of this London day and week.
WorkClock WorkClockAt(Instant now);
// "Showing 1 to 25 of 60", previous and next.
void PagesOfList(html::Writer& w, int offset, int shown, int all, const std::function<html::Url(int)>& url_at);

}  // namespace caseway::web
