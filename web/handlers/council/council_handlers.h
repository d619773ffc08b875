// The handlers of running the council's system: accounts, teams, dated settings, calendars, pathways, the audit.
//
// None shows case content; administrators hold no permission for it (P52). Threads: called by any thread that serves;
// they keep nothing.
#pragma once

#include "web/answer.h"
#include "web/visit.h"

namespace caseway::web {

// ---- accounts ----
Answer ShowUsers(Visit& visit, Record& record);
Answer ShowNewUser(Visit& visit, Record& record);
Outcome AddUser(Visit& visit, Record& record);
Answer ShowUser(Visit& visit, Record& record);
Outcome ChangeUser(Visit& visit, Record& record);
Outcome DisableUser(Visit& visit, Record& record);
Outcome EnableUser(Visit& visit, Record& record);
// A new set-up link, shown once; proposed where it takes a second administrator.
Outcome MakeSetUpLink(Visit& visit, Record& record);
// What one administrator has proposed and another confirms or refuses.
Answer ShowProposals(Visit& visit, Record& record);
Outcome AnswerProposal(Visit& visit, Record& record);

// ---- teams, settings, calendars ----
Answer ShowTeams(Visit& visit, Record& record);
Outcome AddTeam(Visit& visit, Record& record);
Answer ShowTeamDetails(Visit& visit, Record& record);
Outcome ChangeTeamDetails(Visit& visit, Record& record);
Answer ShowSettings(Visit& visit, Record& record);
Answer ShowSetting(Visit& visit, Record& record);
Outcome AddSettingValue(Visit& visit, Record& record);
Answer ShowCalendars(Visit& visit, Record& record);

// ---- erasure by law: one person asks, another carries out; numbers only, no content ----
Answer ShowErasures(Visit& visit, Record& record);
Outcome AskForErasure(Visit& visit, Record& record);
Answer ShowErasure(Visit& visit, Record& record);
Outcome CarryOutErasure(Visit& visit, Record& record);
Outcome WithdrawErasure(Visit& visit, Record& record);

// ---- pathways and audit ----
Answer ShowPathways(Visit& visit, Record& record);
Answer ShowPathway(Visit& visit, Record& record);
Answer ShowAudit(Visit& visit, Record& record);
Answer ShowAuditEntry(Visit& visit, Record& record);
Answer DownloadAudit(Visit& visit, Record& record);

// ---- possible breaches (P50): whoever may not see cases gets references alone ----
Answer ShowBreaches(Visit& visit, Record& record);
Answer DownloadBreaches(Visit& visit, Record& record);

}  // namespace caseway::web
