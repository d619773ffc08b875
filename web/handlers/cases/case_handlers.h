// The handlers of a case: its page, actions, forms, letters, history and the small deeds on it.
//
// Threads: called by any thread that serves; they keep nothing.
#pragma once

#include "web/answer.h"
#include "web/visit.h"

namespace caseway::web {

Answer ShowCase(Visit& visit, Record& record);
Answer ShowCaseHistory(Visit& visit, Record& record);
Answer PrintCase(Visit& visit, Record& record);

// ---- actions ----
Answer ShowAction(Visit& visit, Record& record);
Outcome TakeAction(Visit& visit, Record& record);

// ---- forms ----
Answer ShowForm(Visit& visit, Record& record);
Outcome WriteForm(Visit& visit, Record& record);
Outcome AutosaveForm(Visit& visit, Record& record);
Answer ShowFormVersion(Visit& visit, Record& record);
Outcome MarkFormVersionInError(Visit& visit, Record& record);

// ---- letters ----
Answer ShowLetter(Visit& visit, Record& record);
Answer ShowDraftLetters(Visit& visit, Record& record);
Outcome GiveLetter(Visit& visit, Record& record);

// ---- small deeds: a page and a post each ----
Answer ShowAllocate(Visit& visit, Record& record);
Outcome AllocateCase(Visit& visit, Record& record);
Outcome TakeCase(Visit& visit, Record& record);
Answer ShowHandover(Visit& visit, Record& record);
Outcome OfferHandover(Visit& visit, Record& record);
Outcome AnswerHandover(Visit& visit, Record& record);
Answer ShowLookAgain(Visit& visit, Record& record);
Outcome LookAgain(Visit& visit, Record& record);
Answer ShowChangeVersion(Visit& visit, Record& record);
Outcome ChangeVersion(Visit& visit, Record& record);
Answer ShowBand(Visit& visit, Record& record);
Outcome ChangeBand(Visit& visit, Record& record);
Answer ShowRestriction(Visit& visit, Record& record);
Outcome ChangeRestriction(Visit& visit, Record& record);
Answer ShowBreakGlass(Visit& visit, Record& record);
Outcome BreakGlass(Visit& visit, Record& record);
Outcome SeeBrokenGlass(Visit& visit, Record& record);
Answer ShowCaseInError(Visit& visit, Record& record);
Outcome MarkCaseInError(Visit& visit, Record& record);
Answer ShowMoveCase(Visit& visit, Record& record);
Outcome MoveCase(Visit& visit, Record& record);
Answer ShowAddParty(Visit& visit, Record& record);
Outcome AddParty(Visit& visit, Record& record);
Answer ShowLinkCase(Visit& visit, Record& record);
Outcome LinkCase(Visit& visit, Record& record);
Outcome WriteCaseNote(Visit& visit, Record& record);
Outcome AttachCaseFile(Visit& visit, Record& record);

}  // namespace caseway::web
